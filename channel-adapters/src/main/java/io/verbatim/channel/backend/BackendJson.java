package io.verbatim.channel.backend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from backends; strict about what comes, as it is written by others and stored for ever. */
final class BackendJson {

    /** A sign at the beginning that means nothing, and may be passed over (RFC 8259, section 8.1). */
    private static final String BOM = "\uFEFF";
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    private BackendJson() {
    }

    static byte[] write(Object body) {
        // By way of a string: a lone surrogate in old text then becomes a question mark instead of an error.
        return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode read(byte[] body) throws Unreadable {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return read(text.startsWith(BOM) ? text.substring(BOM.length()) : text);
        } catch (CharacterCodingException e) {
            throw new Unreadable("The answer is not UTF-8");
        }
    }

    /** The value as a tree, spelled as in requests. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode read(String text) throws Unreadable {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Unreadable("The answer is not JSON, or is JSON of an unreasonable shape");
        }
    }

    private static JsonFactory factory() {
        var limits = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxTokenCount(MAX_TOKENS).build();
        return JsonFactory.builder().streamReadConstraints(limits).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }
}
