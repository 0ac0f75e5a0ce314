package io.verbatim.command.eventstore;

import io.verbatim.shared.bot.flow.Component;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a value of any type that events are built of, with something in every place: by its components' types, as deep as they go. */
final class SampleRecords {

    private SampleRecords() {
    }

    /** All values of a type: one of a record, and one of each record below a sealed interface. */
    static Stream<Object> of(Type type) {
        if (type instanceof Class<?> raw && raw.isSealed()) {
            return Arrays.stream(raw.getPermittedSubclasses()).flatMap(SampleRecords::of);
        }
        return Stream.of(one(type));
    }

    private static Object one(Type type) {
        return switch (type) {
            case ParameterizedType generic -> container(generic);
            case Class<?> raw -> plain(raw);
            default -> throw new IllegalArgumentException("No sample of %s".formatted(type));
        };
    }

    private static Object container(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return of(arguments[0]).toList();
        }
        if (generic.getRawType() == Optional.class) {
            return Optional.of(one(arguments[0]));
        }
        return arguments[1] == Object.class ? variables() : Map.of("key", one(arguments[1]));
    }

    private static Object plain(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isSealed()) {
            return of(type).findFirst().orElseThrow();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return value(type);
    }

    private static Object value(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "text \"with\" \\ quotes, \0 and ü€😀";
            case "int", "Integer" -> 7;
            case "long", "Long" -> 5_000_000_000L;
            case "double", "Double" -> 2.5;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("1.50");
            case "Instant" -> Instant.parse("2026-11-21T01:02:03.456789Z");
            case "Duration" -> Duration.ofMillis(1500);
            case "Object" -> variables();
            default -> throw new IllegalArgumentException("No sample of %s".formatted(type));
        };
    }

    /** What users and clients may put into a variable. */
    private static Map<String, Object> variables() {
        var values = new LinkedHashMap<String, Object>();
        values.put("some text", "x");
        values.put("wholeNumber", 3);
        values.put("large_number", 5_000_000_000L);
        values.put("decimal", new BigDecimal("0.10"));
        values.put("exact", new BigDecimal("12345678901234567890.123456789"));
        values.put("nothing", null);
        values.put("yes", true);
        values.put("list", List.of(1, "two", Map.of("deep", false)));
        return values;
    }

    private static Object record(Class<?> type) {
        var parts = type.getRecordComponents();
        try {
            Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(parts).map(part -> part(type, part)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No sample of %s".formatted(type), e);
        }
    }

    private static Object part(Class<?> type, RecordComponent part) {
        return id(type, part.getType()).map(prefix -> (Object) prefix).orElseGet(() -> one(part.getGenericType()));
    }

    /** The value of an id must carry its prefix. */
    private static Optional<String> id(Class<?> type, Class<?> part) {
        try {
            return part == String.class && !Component.class.isAssignableFrom(type)
                ? Optional.of(type.getField("PREFIX").get(null) + "_sample") : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
