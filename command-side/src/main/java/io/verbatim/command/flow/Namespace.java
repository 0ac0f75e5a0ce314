package io.verbatim.command.flow;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Session data that a server or a script gives: members of one variable, which need not be declared. */
final class Namespace {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,99}");
    /** Nobody outside may fill the session with ever new names. */
    private static final int MOST_VARIABLES = 1_000;

    private Namespace() {
    }

    /** Whether others may give this variable a value. */
    static boolean isOpen(String name, Visit visit) {
        var known = visit.state().variables();
        return NAME.matches(name) && !Scope.reserved(name)
            && (known.containsKey(name) || visit.flow().variable(name).isPresent() || known.size() < MOST_VARIABLES);
    }

    /** The difference that {@code {namespace, data}} makes; the members that are there already stay. */
    static Optional<Map<String, Object>> merged(@Nullable String namespace, @Nullable Object data, Visit visit) {
        if (namespace == null || !(data instanceof Map<?, ?> members) || !isOpen(namespace, visit)) {
            return Optional.empty();
        }
        var all = new LinkedHashMap<String, @Nullable Object>();
        if (visit.state().variables().get(namespace) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> all.put(key.toString(), value));
        }
        members.forEach((key, value) -> all.put(key.toString(), value));
        return Optional.of(all);
    }
}
