package io.verbatim.channel.management;

import io.verbatim.shared.backend.SecretRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets among a channel's settings, as they lie there: a reference, never the value. */
public final class KeptSecrets {
    private static final String ID = "secret_id";
    private static final String MASK = "mask";
    private static final String FINGERPRINT = "fingerprint";

    private KeptSecrets() {
    }

    /** The secret of this field, if it has one. */
    public static Optional<SecretRef> of(Map<String, Object> config, String field) {
        return Optional.ofNullable(reference(config.get(field)));
    }

    /** A secret as it lies there. */
    public static Map<String, Object> asConfig(SecretRef secret) {
        return Map.of(ID, secret.id(), MASK, secret.mask(), FINGERPRINT, secret.fingerprint());
    }

    /** The configuration as people see it. */
    static Map<String, Object> masked(Map<String, Object> config) {
        var shown = new HashMap<>(config);
        shown.replaceAll((field, value) -> {
            var secret = reference(value);
            return secret == null ? value : secret.mask();
        });
        return shown;
    }

    private static @Nullable SecretRef reference(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 3 && map.get(ID) instanceof String id && map.get(MASK) instanceof String mask
            && map.get(FINGERPRINT) instanceof String fingerprint ? new SecretRef(id, mask, fingerprint) : null;
    }
}
