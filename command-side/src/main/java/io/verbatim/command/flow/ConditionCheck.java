package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Condition.Branch;
import io.verbatim.shared.bot.flow.Condition.Operator;
import io.verbatim.shared.bot.flow.Condition.Test;
import io.verbatim.shared.bot.flow.Condition.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of a condition's branches. */
record ConditionCheck(Inspection inspection) {
    void branch(String field, @Nullable Branch branch) {
        if (branch == null) {
            inspection.error("invalid_condition", field, "must not be null");
            return;
        }
        when(field + ".when", branch.when());
        inspection.way(field + ".next", branch.next());
    }

    private void when(String field, @Nullable When when) {
        if (when == null || (when.all() == null) == (when.any() == null)) {
            inspection.error("invalid_condition", field, "must have either all or any");
        } else if (when.all() != null) {
            tests(field + ".all", when.all());
        } else if (when.any() != null) {
            tests(field + ".any", when.any());
        }
    }

    private void tests(String field, List<Test> tests) {
        if (tests.isEmpty()) {
            inspection.error("invalid_condition", field, "must have at least one test");
        }
        for (int i = 0; i < tests.size(); i++) {
            test("%s[%d]".formatted(field, i), tests.get(i));
        }
    }

    private void test(String field, @Nullable Test test) {
        if (test == null || test.op() == null || test.left() == null) {
            inspection.error("invalid_condition", field, "must have left and op");
            return;
        }
        inspection.textIfGiven(field + ".left", test.left());
        inspection.textIfGiven(field + ".right", test.right());
        boolean unary = test.op() == Operator.EXISTS || test.op() == Operator.NOT_EXISTS;
        if (!unary && test.right() == null) {
            inspection.error("invalid_condition", field + ".right", "must be given");
        } else if (test.op() == Operator.MATCHES && Template.isFixed(requireNonNullElse(test.right(), ""))) {
            inspection.regex(field + ".right", test.right());
        }
    }
}
