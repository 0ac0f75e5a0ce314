package io.verbatim.query.member;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberInvited;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberJoined;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberRemoved;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("workspaces")
@Makes("member")
class MemberProjection {

    private final Fold<MemberRow> members;

    MemberProjection(MemberTable table) {
        this.members = new Fold<>("member", table);
    }

    @EventHandler
    void on(MemberInvited event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        members.change(event.memberId(), seen.position(), row -> MemberRow.of(event, seen));
    }

    @EventHandler
    void on(MemberJoined event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event.memberId(), seen, row -> row.joined(seen));
    }

    @EventHandler
    void on(MemberChanged event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event.memberId(), seen, row -> row.changed(event.person(), seen));
    }

    @EventHandler
    void on(MemberRemoved event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event.memberId(), seen, row -> row.gone(seen));
    }

    private void change(MemberId member, Seen seen, UnaryOperator<MemberRow> step) {
        members.change(member, seen.position(), row -> row == null ? null : step.apply(row));
    }
}
