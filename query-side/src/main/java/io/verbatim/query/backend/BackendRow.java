package io.verbatim.query.backend;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendSettings;
import org.jspecify.annotations.Nullable;

record BackendRow(String id, String workspace, String bot, BackendSettings settings, boolean removed, Marks marks) implements Fold.Row {

    static @Nullable BackendRow after(@Nullable BackendRow row, BackendEvent event, Seen seen) {
        if (event instanceof BackendAdded e) {
            return new BackendRow(e.backendId().value(), e.workspaceId().value(), e.botId().value(), e.settings(), false, Marks.first(seen));
        }
        return row == null ? null : row.after(event, row.marks.next(seen));
    }

    private BackendRow after(BackendEvent event, Marks next) {
        return switch (event) {
            case BackendChanged e -> new BackendRow(id, workspace, bot, e.settings(), removed, next);
            case BackendRemoved e -> new BackendRow(id, workspace, bot, settings, true, next);
            case BackendAdded e -> this;
            case BreakerChanged e -> this;
        };
    }

    @Override
    public long position() {
        return marks.position();
    }
}
