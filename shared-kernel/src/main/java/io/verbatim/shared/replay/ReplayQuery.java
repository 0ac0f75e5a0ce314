package io.verbatim.shared.replay;

import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be known to tell a part of the log once more. */
public sealed interface ReplayQuery {

    /** Which positions lie in a time: a {@link Span}. A null is no bound. */
    record FindSpan(@Nullable Instant from, @Nullable Instant before) implements ReplayQuery { }

    /**
     * Which of these ids are of conversations on a channel, with a bot, or both: a {@code List<String>}.
     *
     * @param among a page of ids, of whatever
     */
    record FindConversationsOf(WorkspaceId workspaceId, List<String> among, @Nullable String channelId, @Nullable String botId)
        implements ReplayQuery { }

    /**
     * A part of the log.
     *
     * @param first the position before which nothing lies in it
     * @param last  the position behind which nothing lies in it
     */
    record Span(long first, long last) { }
}
