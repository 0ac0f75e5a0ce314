package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON from outside and takes nothing for something else: unknown fields, duplicate keys, a number where a text belongs, all are
 * refused, with the path of the field.
 */
public final class StrictJson {
    /** How deep arrays and objects may lie in each other. */
    static final int DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(coercions -> {
            for (CoercionInputShape shape : CoercionInputShape.values()) {
                coercions.setCoercion(shape, CoercionAction.Fail);
            }
        })
        // A whole number is one with a fraction, too.
        .withCoercionConfig(LogicalType.Float, coercions -> coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
        .build();

    private StrictJson() {
    }

    /** The object in these bytes. Refused as malformed if they are no JSON, with INVALID if they hold what cannot be stored. */
    public static ObjectNode object(byte[] json) {
        var tree = parsed(json);
        CleanText.require(tree);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw invalid(new Fault("", "must be an object"));
    }

    /** A record out of an object. Refused with INVALID, naming the field, if it does not fit. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        return read(tree, MAPPER.constructType(type));
    }

    /** The same of an object that the caller knows by this name: fields are named from there on. */
    public static <T> T read(String name, Map<String, Object> object, Class<T> type) {
        Map<String, T> named = read(tree(Map.of(name, object)), MAPPER.getTypeFactory().constructMapType(Map.class, String.class, type));
        return named.get(name);
    }

    private static <T> T read(JsonNode tree, JavaType type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (DatabindException e) {
            throw invalid(Misfit.of(e, MAPPER));
        } catch (StreamReadException e) {
            throw invalid(new Fault(Misfit.path(e), "is out of range"));
        }
    }

    /** A value as a tree, with the names that it has outside. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static JsonNode parsed(byte[] json) {
        try {
            var tree = MAPPER.readTree(text(json));
            if (tree.isMissingNode()) {
                throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is empty");
            }
            return tree;
        } catch (JacksonException e) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not well-formed JSON" + where(e));
        }
    }

    // As a text and not as bytes: so half a surrogate pair in a name gets as far as the check for it, and only UTF-8 is read (RFC 8259, 8.1).
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not UTF-8");
        }
    }

    // The parser's own words may repeat pieces of the body: only the place is told.
    private static String where(JacksonException e) {
        var place = e.getLocation();
        return place == null || place.getLineNr() < 1 ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static Refused invalid(Fault fault) {
        return new Refused(Refused.Code.INVALID, "A field is not acceptable", List.of(fault));
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    }
}
