package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Condition.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of formulas. Numbers have 34 digits: more would let a formula that is fed its own result fill the memory. */
enum Operation {
    SUM("Sum", 1, Integer.MAX_VALUE, values -> number(values, (a, b) -> a.add(b, MathContext.DECIMAL128))),
    MULTIPLY("Multiply", 1, Integer.MAX_VALUE, values -> number(values, (a, b) -> a.multiply(b, MathContext.DECIMAL128))),
    TO_STRING("ToString", 1, 1, values -> values.getFirst() == null ? "" : Values.text(values.getFirst())),
    LENGTH("Length", 1, 1, values -> length(values.getFirst())),
    IS_EQUAL("IsEqual", 2, 2, values -> compare(values, Operator.EQUALS)),
    IS_NOT_EQUAL("IsNotEqual", 2, 2, values -> compare(values, Operator.NOT_EQUALS)),
    IS_GREATER_THAN("IsGreaterThan", 2, 2, values -> compare(values, Operator.GT)),
    IS_LESS_THAN("IsLessThan", 2, 2, values -> compare(values, Operator.LT)),
    IS_GREATER_OR_EQUAL("IsGreaterOrEqual", 2, 2, values -> compare(values, Operator.GTE)),
    IS_LESS_OR_EQUAL("IsLessOrEqual", 2, 2, values -> compare(values, Operator.LTE)),
    CONTAINS("Contains", 2, 2, values -> compare(values, Operator.CONTAINS));

    private final String word;
    private final int least;
    private final int most;
    private final Function<List<@Nullable Object>, Object> effect;

    Operation(String word, int least, int most, Function<List<@Nullable Object>, Object> effect) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.effect = effect;
    }

    static Optional<Operation> named(String word) {
        return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
    }

    static String words() {
        return String.join(", ", Arrays.stream(values()).map(operation -> operation.word).toList());
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    String arity() {
        return least == most ? "%s takes %d".formatted(word, least) : "%s takes at least %d".formatted(word, least);
    }

    Object of(List<@Nullable Object> values) {
        return effect.apply(values);
    }

    /** Of numbers, and of those that lists hold. */
    private static Object number(List<@Nullable Object> values, BinaryOperator<BigDecimal> operator) {
        var numbers = values.stream().flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.ofNullable(value)).toList();
        if (numbers.isEmpty() || values.contains(null)) {
            throw new Expression.NoResult("not_a_number");
        }
        var result = numbers.stream().map(Operation::number).reduce(operator).orElseThrow();
        return Values.number(result).map(Values::plain).orElseThrow(() -> new Expression.NoResult("number_out_of_range"));
    }

    private static BigDecimal number(@Nullable Object value) {
        return Optional.ofNullable(value).flatMap(Values::number).orElseThrow(() -> new Expression.NoResult("not_a_number"));
    }

    private static Object length(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null -> 0;
            default -> Values.text(value).codePointCount(0, Values.text(value).length());
        };
    }

    private static Object compare(List<@Nullable Object> values, Operator operator) {
        return Comparison.holds(values.getFirst(), values.getLast(), operator);
    }
}
