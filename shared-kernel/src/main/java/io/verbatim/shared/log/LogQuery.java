package io.verbatim.shared.log;

import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;

/** What can be read of the whole log, of all workspaces. */
public sealed interface LogQuery {

    /** Waits until more than this is settled, and not longer than given: a {@link Settled}, as far as this node has looked. */
    record AwaitSettled(long beyond, Duration patience) implements LogQuery { }

    /**
     * The next events after a position, in order, none beyond {@code upTo}, which should be settled: a {@link LogPage}. What is sensitive
     * is masked, secrets are fingerprints. Left out are events of test sessions and of conversations that were forgotten.
     *
     * @param most how many events to look at; fewer where they are large
     */
    record ReadLog(long after, long upTo, int most) implements LogQuery { }

    /** One event of a workspace, as {@link ReadLog} shows it: an {@code Optional<LoggedEvent>}. */
    record FindLogged(WorkspaceId workspaceId, String eventId) implements LogQuery { }
}
