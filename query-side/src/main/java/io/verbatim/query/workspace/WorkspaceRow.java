package io.verbatim.query.workspace;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import org.jspecify.annotations.Nullable;

record WorkspaceRow(String id, String name, @Nullable Integer retentionDays, boolean closed, Marks marks) implements Fold.Row {

    static WorkspaceRow of(WorkspaceOpened event, Seen seen) {
        return new WorkspaceRow(event.workspaceId().value(), event.name(), null, false, Marks.first(seen));
    }

    WorkspaceRow changed(WorkspaceChanged event, Seen seen) {
        return new WorkspaceRow(id, event.name(), event.retentionDays(), closed, marks.next(seen));
    }

    WorkspaceRow closed(Seen seen) {
        return new WorkspaceRow(id, name, retentionDays, true, marks.next(seen));
    }

    @Override
    public long position() {
        return marks.position();
    }
}
