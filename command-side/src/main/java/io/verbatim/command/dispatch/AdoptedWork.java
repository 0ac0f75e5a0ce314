package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.CommittedEvents;
import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.eventstore.node.Orphan;
import io.verbatim.command.eventstore.node.WorkTable;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.OtherNodes;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes on the attempts and effects that nodes without dispatch have decided on: from then on they are like those whose start this node
 * has committed. Only while this node has its lease.
 */
@Component
@RunsOn(NodeRole.COMMAND)
class AdoptedWork extends LookOut implements SmartLifecycle {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int AT_A_TIME = 200;

    private final Node node;
    private final WorkTable work;
    private final WorkOpenings openings;
    private final CommittedEvents committed;
    private List<Orphan> taken = List.of();

    AdoptedWork(Node node, WorkTable work, WorkOpenings openings, CommittedEvents committed, OtherNodes others) {
        super("adopted-work", BETWEEN_LOOKS);
        this.node = node;
        this.work = work;
        this.openings = openings;
        this.committed = committed;
        others.whenTheyLeaveWork(this::wake);
    }

    /** What was taken is this node's now and will not be found again, so it is kept until it is begun. */
    @Override
    protected void look() {
        do {
            openings.of(taken).forEach(committed::adopt);
            taken = node.holdsLease() ? take() : List.of();
        } while (!taken.isEmpty());
    }

    private List<Orphan> take() {
        var all = new ArrayList<>(work.takeDue(WorkLedger.ATTEMPT, AT_A_TIME, Set.of()));
        all.addAll(work.takeDue(WorkLedger.EFFECT, AT_A_TIME, Set.of()));
        return all;
    }
}
