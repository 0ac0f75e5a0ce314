package io.verbatim.query.audit;

import io.verbatim.query.StoredJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is shown of keys in place of their digests: those could be compared with one that was computed elsewhere. */
final class Fingerprints {
    private static final String DIGEST = "digest";
    private static final int LENGTH = 16;

    private Fingerprints() {
    }

    /** A payload as it is stored, with fingerprints in place of digests. */
    static String in(String payload) {
        return payload.contains(DIGEST)
            ? StoredJson.write(Objects.requireNonNull(inPlaceOfDigests(StoredJson.read(payload, StoredEvent.FIELDS)))) : payload;
    }

    /** The same value, without the fields that are null. Half of a digest tells keys apart as well. */
    static @Nullable Object inPlaceOfDigests(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> fields.entrySet().stream().filter(field -> field.getValue() != null)
                .collect(Collectors.toMap(field -> DIGEST.equals(field.getKey()) ? "fingerprint" : String.valueOf(field.getKey()),
                    field -> Objects.requireNonNull(DIGEST.equals(field.getKey()) ? half(field.getValue())
                        : inPlaceOfDigests(field.getValue())), (a, b) -> a, LinkedHashMap::new));
            case List<?> items -> items.stream().map(Fingerprints::inPlaceOfDigests).toList();
            case null, default -> value;
        };
    }

    private static String half(Object digest) {
        var text = digest.toString();
        return text.substring(0, Math.min(LENGTH, text.length()));
    }
}
