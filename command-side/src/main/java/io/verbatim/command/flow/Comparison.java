package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values. As numbers where one is a number and the other reads as one, or, for an order, where both read as numbers; else as
 * texts. Nothing is in an order with a value that is not there.
 */
record Comparison(Object left, Object right, boolean there, boolean caseSensitive) {
    static boolean holds(Condition.Test test, Scope scope) {
        if (test.op() == null) {
            return false;
        }
        String left = requireNonNullElse(test.left(), "");
        String right = requireNonNullElse(test.right(), "");
        boolean there = !left.isEmpty() && !Template.unresolved(left, scope);
        return new Comparison(requireNonNullElse(Template.value(left, scope), ""), requireNonNullElse(Template.value(right, scope), ""),
            there, !Boolean.FALSE.equals(test.caseSensitive())).holds(test.op());
    }

    /** Of two values that are there, or not: an empty text stands for what is not. */
    static boolean holds(@Nullable Object left, @Nullable Object right, Condition.Operator op) {
        boolean both = left != null && right != null;
        return new Comparison(requireNonNullElse(left, ""), requireNonNullElse(right, ""), both, true).holds(op);
    }

    private boolean holds(Condition.Operator op) {
        return switch (op) {
            case EQUALS -> equal(left, right);
            case NOT_EQUALS -> !equal(left, right);
            case GT -> ordered(order -> order > 0);
            case GTE -> ordered(order -> order >= 0);
            case LT -> ordered(order -> order < 0);
            case LTE -> ordered(order -> order <= 0);
            case CONTAINS -> there && contains();
            case EXISTS -> there;
            case NOT_EXISTS -> !there;
            case MATCHES -> there && matches();
        };
    }

    private boolean equal(Object one, Object other) {
        var numbers = one instanceof Number || other instanceof Number ? numbers(one, other) : Optional.<Integer>empty();
        return numbers.map(order -> order == 0).orElseGet(() -> cased(one).equals(cased(other)));
    }

    private boolean ordered(IntPredicate order) {
        return there && order.test(numbers(left, right).orElseGet(() -> cased(left).compareTo(cased(right))));
    }

    private boolean contains() {
        return switch (left) {
            case List<?> list -> list.stream().anyMatch(each -> each != null && equal(each, right));
            case Map<?, ?> map -> map.keySet().stream().anyMatch(key -> equal(key, right));
            default -> cased(left).contains(cased(right));
        };
    }

    private boolean matches() {
        return Patterns.of(Values.text(right), caseSensitive).filter(pattern -> pattern.findsIn(Values.text(left))).isPresent();
    }

    private String cased(Object value) {
        return caseSensitive ? Values.text(value) : Values.text(value).toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> numbers(Object one, Object other) {
        Optional<BigDecimal> second = Values.number(other);
        return Values.number(one).flatMap(first -> second.map(first::compareTo));
    }
}
