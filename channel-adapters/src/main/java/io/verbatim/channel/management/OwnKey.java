package io.verbatim.channel.management;

import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.NewKey;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key that may come with a channel's configuration, and the rest of it: only the rest is kept as it is.
 *
 * @param value null where the caller brings none
 */
record OwnKey(@Nullable String value, Map<String, Object> rest) {
    private static final String FIELD = "api_key";

    static OwnKey takenFrom(@Nullable Map<String, Object> config) {
        var rest = new HashMap<>(config == null ? Map.<String, Object>of() : config);
        return new OwnKey(text(rest.remove(FIELD)), rest);
    }

    NewKey issue(Keys keys) {
        return value == null ? keys.generate() : keys.own("config." + FIELD, value);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw new Refused(Refused.Code.INVALID, "A field is not acceptable", List.of(new Fault("config." + FIELD, "must be a string")));
        }
        return (String) value;
    }
}
