package io.verbatim.channel.replay;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Replays part by part, newest first; a cursor is the number of the last one. */
final class ReplayList {
    private ReplayList() {
    }

    /** A part. Refused with INVALID for a cursor that is none of this list's. */
    static Paged<Replay> of(ReplayTable table, WorkspaceId workspace, Page page) {
        long before = before(page.after());
        var rows = table.list(workspace, before, page.size(), page.after() == null ? page.offset() : 0);
        boolean isMore = rows.size() > page.size();
        var part = isMore ? rows.subList(0, page.size()) : rows;
        return new Paged<>(part, table.count(workspace), isMore ? "r" + part.getLast().no() : null);
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        var faults = new Faults();
        boolean holds = faults.check(cursor.matches("r[0-9]{1,18}"), "cursor", "is not a cursor of this list");
        faults.done();
        return holds ? Long.parseLong(cursor.substring(1)) : 0;
    }
}
