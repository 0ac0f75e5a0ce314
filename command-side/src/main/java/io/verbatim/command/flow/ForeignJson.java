package io.verbatim.command.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON that others wrote, as values that variables can take and the store can keep. */
final class ForeignJson {
    private static final int DEPTH = 64;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(100).build()).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ForeignJson() {
    }

    /** The value; empty if the text is no JSON, or of an unreasonable shape. */
    static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(clean(MAPPER.readValue(text, Object.class)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The value as the store keeps it and gives it back, whatever its numbers were made of. */
    static @Nullable Object clean(@Nullable Object value) {
        return switch (value) {
            case String text -> storable(text);
            case Number number -> Values.number(number).map(Values::plain).orElse(null);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> list(List<?> list) {
        var clean = new ArrayList<@Nullable Object>();
        list.forEach(each -> clean.add(clean(each)));
        return clean;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        var clean = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, each) -> clean.put(storable(key.toString()), clean(each)));
        return clean;
    }

    // PostgreSQL takes no half of a surrogate pair.
    private static String storable(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
