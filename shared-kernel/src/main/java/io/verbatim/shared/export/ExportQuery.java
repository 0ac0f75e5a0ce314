package io.verbatim.shared.export;

import io.verbatim.shared.workspace.WorkspaceId;

/** What an export of events asks. */
public sealed interface ExportQuery {

    /** The position up to which the log is settled: nothing can appear any more at or below it. An {@code Optional<Long>}. */
    record FindLogEnd() implements ExportQuery { }

    /**
     * The next events of a workspace, as the audit trail shows them: an {@code Optional<EventPart>}, which is always there.
     *
     * @param after  the position that was read last, 0 to begin
     * @param filter none beyond its end are read, and the end must be settled
     */
    record ReadEvents(WorkspaceId workspaceId, EventFilter filter, long after) implements ExportQuery { }
}
