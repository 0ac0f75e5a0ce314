package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A body in which the integration's {@code parameters} have their place: behind what is ours, before what is only usual. A parameter that
 * is null leaves the field out.
 */
final class RequestBody {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Ours: no parameter changes it. Null leaves it to the parameters. */
    RequestBody with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** Adds the parameters, except those of these names, which are ours even where they are not there. */
    RequestBody with(BackendSettings settings, Set<String> ours) {
        settings.parameters().forEach((name, value) -> {
            if (!ours.contains(name) && !fields.containsKey(name)) {
                fields.put(name, value);
            }
        });
        return this;
    }

    /** What is usual, unless the parameters say something else. */
    RequestBody otherwise(String name, @Nullable Object value) {
        if (value != null && !fields.containsKey(name)) {
            fields.put(name, value);
        }
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Map<String, Object> fields() {
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    /** What is wrong with parameters of which none may have these names. */
    static List<Fault> faults(BackendSettings settings, Set<String> ours) {
        return new TreeSet<>(settings.parameters().keySet()).stream().filter(ours::contains)
            .map(name -> new Fault("parameters." + name, "is set by Verbatim")).toList();
    }
}
