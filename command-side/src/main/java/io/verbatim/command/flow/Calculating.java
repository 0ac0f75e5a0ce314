package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.command.flow.Expression.NoResult;
import io.verbatim.command.flow.ExpressionParser.Parsed;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Formula;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calculates a formula, keeps its result, and goes on by it. */
final class Calculating implements Behaviour<Formula> {
    @Override
    public Delta change(Formula formula, Visit visit) {
        String name = formula.variable();
        if (name == null || Scope.reserved(name)) {
            return Delta.NONE;
        }
        try {
            var type = visit.flow().variable(name).map(Variable::type).orElse(Variable.Type.ANY);
            return Fit.to(type, result(formula, visit.scope(formula))).filter(Bounds::hold).map(value -> Delta.of(name, value))
                .orElseGet(() -> new Delta(Map.of(), List.of(), List.of(name)));
        } catch (NoResult e) {
            return Delta.NONE;
        }
    }

    @Override
    public Step enter(Formula formula, Visit visit) {
        try {
            return way(formula, result(formula, visit.scopeBefore(formula)));
        } catch (NoResult e) {
            return new Step.Fail(e.reason(), formula.error());
        }
    }

    @Override
    public void inspect(Formula formula, Inspection inspection) {
        if (formula.expression() == null || formula.expression().isBlank()) {
            inspection.error("missing_formula", "expression", "must be a formula");
        } else if (ExpressionParser.parse(formula.expression()) instanceof Parsed.Wrong wrong) {
            inspection.error("invalid_formula", "expression",
                "is no formula: at character %d, %s".formatted(wrong.position() + 1, wrong.message()));
        } else if (ExpressionParser.parse(formula.expression()) instanceof Parsed.Right right) {
            right.expression().templates().forEach(template -> inspection.textIfGiven("expression", template));
        }
        inspection.variable("variable", formula.variable());
        inspectWays(formula, inspection);
    }

    /** Either true and false have a way each, or everything that is no case has one. */
    private static void inspectWays(Formula formula, Inspection inspection) {
        requireNonNullElse(formula.cases(), Map.<String, String>of())
            .forEach((result, next) -> inspection.way("cases." + result, next));
        if (formula.whenTrue() == null && formula.whenFalse() == null) {
            inspection.wayOrDeadEnd("next", formula.next());
        } else {
            inspection.wayOrDeadEnd("true_next", formula.whenTrue());
            inspection.wayOrDeadEnd("false_next", formula.whenFalse());
            inspection.wayIfGiven("next", formula.next());
        }
        inspection.wayIfGiven("error", formula.error());
    }

    private static Object result(Formula formula, Scope scope) {
        String expression = requireNonNullElse(formula.expression(), "");
        return switch (ExpressionParser.parse(expression)) {
            case Parsed.Wrong wrong -> throw new NoResult("invalid_formula");
            case Parsed.Right(var right) -> {
                Object value = right.in(scope);
                if (value == null) {
                    throw new NoResult("unresolved");
                }
                yield value;
            }
        };
    }

    private static Step way(Formula formula, Object result) {
        String text = Values.text(result);
        String way = requireNonNullElse(formula.cases(), Map.<String, String>of()).get(text);
        if (way != null) {
            return new Step.GoTo(way);
        }
        boolean forks = formula.whenTrue() != null || formula.whenFalse() != null;
        return new Step.GoTo(forks ? forked(formula, text) : formula.next());
    }

    private static @Nullable String forked(Formula formula, String result) {
        return switch (result) {
            case "true" -> formula.whenTrue();
            case "false" -> formula.whenFalse();
            default -> formula.next();
        };
    }
}
