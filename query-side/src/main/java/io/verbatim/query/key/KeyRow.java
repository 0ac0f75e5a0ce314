package io.verbatim.query.key;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;

record KeyRow(String workspace, IssuedKey key, String name, Role role, int requestsPerMinute, boolean revoked, Marks marks)
    implements Fold.Row {

    static KeyRow of(KeyIssued event, Seen seen) {
        return new KeyRow(event.workspaceId().value(), event.key(), event.name(), event.role(), event.requestsPerMinute(), false,
            Marks.first(seen));
    }

    KeyRow revoked(Seen seen) {
        return new KeyRow(workspace, key, name, role, requestsPerMinute, true, marks.next(seen));
    }

    @Override
    public String id() {
        return key.id().value();
    }

    @Override
    public long position() {
        return marks.position();
    }
}
