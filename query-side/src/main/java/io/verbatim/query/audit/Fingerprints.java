package io.verbatim.query.audit;

import io.verbatim.query.StoredJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Digests of keys as others may see them: half of one tells keys apart, and cannot be compared with one that was computed elsewhere. */
final class Fingerprints {
    private static final String DIGEST = "digest";
    private static final int LENGTH = 16;

    private Fingerprints() {
    }

    /** A payload with its digests cut. */
    static String in(String payload) {
        return payload.contains(DIGEST) ? StoredJson.write(cut(StoredJson.read(payload, StoredEvent.FIELDS))) : payload;
    }

    private static Object cut(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> fields(fields);
            case List<?> items -> items.stream().filter(Objects::nonNull).map(Fingerprints::cut).toList();
            default -> value;
        };
    }

    private static Map<Object, Object> fields(Map<?, ?> fields) {
        var shown = new LinkedHashMap<Object, Object>(fields);
        shown.replaceAll((name, value) -> DIGEST.equals(name) && value instanceof String digest
            ? digest.substring(0, Math.min(LENGTH, digest.length())) : value == null ? value : cut(value));
        return shown;
    }
}
