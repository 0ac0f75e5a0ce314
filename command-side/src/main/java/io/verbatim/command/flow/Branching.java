package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Condition;
import io.verbatim.shared.bot.flow.Condition.Branch;
import io.verbatim.shared.bot.flow.Condition.When;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goes the first way whose condition holds. */
final class Branching implements Behaviour<Condition> {
    @Override
    public Step enter(Condition condition, Visit visit) {
        var scope = visit.scope(condition);
        return requireNonNullElse(condition.branches(), List.<Branch>of()).stream()
            .filter(branch -> holds(branch.when(), scope)).findFirst()
            .map(branch -> new Step.GoTo(branch.next()))
            .orElseGet(() -> new Step.GoTo(condition.otherwise()));
    }

    @Override
    public void inspect(Condition condition, Inspection inspection) {
        var check = new ConditionCheck(inspection);
        var branches = requireNonNullElse(condition.branches(), List.<Branch>of());
        IntStream.range(0, branches.size()).forEach(i -> check.branch("branches[%d]".formatted(i), branches.get(i)));
        inspection.way("else", condition.otherwise());
    }

    /** Whether it holds; no test at all never does. */
    private static boolean holds(@Nullable When when, Scope scope) {
        if (when == null) {
            return false;
        }
        return when.all() == null
            ? when.any() != null && when.any().stream().anyMatch(test -> Comparison.holds(test, scope))
            : !when.all().isEmpty() && when.all().stream().allMatch(test -> Comparison.holds(test, scope));
    }
}
