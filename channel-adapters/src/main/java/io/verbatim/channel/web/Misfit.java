package io.verbatim.channel.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.verbatim.shared.Refused.Fault;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Says in a caller's words which field did not fit, and what belongs there. */
final class Misfit {

    private Misfit() {
    }

    static Fault of(DatabindException e, JsonMapper mapper) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new Fault(path(e), "is not a known field");
            case InvalidTypeIdException type -> new Fault(under(path(e), "type"), oneOf(subtypes(type)));
            case MismatchedInputException mismatch -> new Fault(path(e), expected(mismatch.getTargetType(), mapper));
            default -> new Fault(path(e), "is not acceptable");
        };
    }

    /** As callers write it: {@code components[3].options[0].text}. */
    static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path.endsWith("." + name) ? path : path + "." + name;
    }

    private static String expected(Class<?> type, JsonMapper mapper) {
        if (type.isEnum()) {
            return oneOf(Arrays.stream(type.getEnumConstants()).map(constant -> mapper.valueToTree(constant).stringValue()));
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "must be a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "must be an array" : object(type);
    }

    private static String object(Class<?> type) {
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "must be an object" : "is not acceptable";
    }

    private static Stream<String> subtypes(InvalidTypeIdException e) {
        var subtypes = e.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
        return subtypes == null ? Stream.of() : Arrays.stream(subtypes.value()).map(JsonSubTypes.Type::name);
    }

    private static String oneOf(Stream<String> allowed) {
        return allowed.collect(Collectors.joining(", ", "must be one of: ", ""));
    }
}
