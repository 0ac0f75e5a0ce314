package io.verbatim.channel.replay;

import io.verbatim.channel.replay.ReplayRequest.To;
import io.verbatim.channel.replay.ReplayTable.NewReplay;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.replay.ListProjections;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which replays may begin. */
@Component
class Rules {
    private final Desk desk;
    private final ReplayTable table;

    Rules(Desk desk, ReplayTable table) {
        this.desk = desk;
        this.table = table;
    }

    /** Of a projection, for owners of the first workspace: it is everybody's view, and made from all there is. */
    NewReplay rebuild(Caller caller, ReplayRequest request, To target) {
        if (!caller.workspace().equals(WorkspaceId.first())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only owners of the first workspace have projections made again");
        }
        checkWhole(request, target.value());
        if (table.isRebuilt(target.value())) {
            throw new Refused(Refused.Code.CONFLICT, "Projection %s is being made again already".formatted(target.value()));
        }
        return new NewReplay(Ids.next(Replay.PREFIX), caller.workspace(), caller.actor(), TargetKind.PROJECTION, target.value(), null,
            request.asked(), 1, 0);
    }

    private void checkWhole(ReplayRequest request, String projection) {
        var faults = new Faults();
        var names = desk.all(new ListProjections(), String.class);
        faults.check(names.contains(projection), "target.projection", "must be one of: " + String.join(", ", names));
        faults.check(isBeginning(request.from()), "from", "must be 0 or missing: a projection is made from the beginning");
        faults.check(request.to() == null, "to", "must be missing: a projection is made to the end");
        faults.check(request.filter() == null, "filter", "must be missing: a projection is made from all events");
        faults.done();
    }

    private static boolean isBeginning(@Nullable Object from) {
        return from == null || from instanceof Number number && number.longValue() <= 1 || Objects.equals(from, "0");
    }
}
