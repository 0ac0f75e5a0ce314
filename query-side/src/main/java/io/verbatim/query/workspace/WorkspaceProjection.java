package io.verbatim.query.workspace;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceClosed;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("workspaces")
@Makes("workspace")
class WorkspaceProjection {

    private final Fold<WorkspaceRow> workspaces;

    WorkspaceProjection(WorkspaceTable table) {
        this.workspaces = new Fold<>("workspace", table);
    }

    @EventHandler
    void on(WorkspaceOpened event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        workspaces.change(event.workspaceId(), seen.position(), row -> WorkspaceRow.of(event, seen));
    }

    @EventHandler
    void on(WorkspaceChanged event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        workspaces.change(event.workspaceId(), seen.position(), row -> row == null ? null : row.changed(event, seen));
    }

    @EventHandler
    void on(WorkspaceClosed event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        workspaces.change(event.workspaceId(), seen.position(), row -> row == null ? null : row.closed(seen));
    }
}
