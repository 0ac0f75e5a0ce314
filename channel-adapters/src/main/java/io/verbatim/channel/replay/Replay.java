package io.verbatim.channel.replay;

import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log that is told once more.
 *
 * @param target   what of its kind: a projection's name, a URL, a topic
 * @param secret   the id of what its calls are signed with
 * @param begins   the first position
 * @param ends     the last position; of a projection's the one where the view in use was last seen
 * @param position up to which all was told
 * @param handled  how many events were told
 * @param progress how fast it was lately
 * @param fence    the number of whoever holds it
 */
record Replay(String id, long no, WorkspaceId workspace, String actor, TargetKind kind, String target, @Nullable String secret, Asked asked,
              long begins, long ends, long position, long handled, Progress progress, ReplayState state, @Nullable String reason,
              long fence, Instant createdAt, Instant updatedAt, @Nullable Instant completedAt) {

    /** Of all ids of replays. */
    static final String PREFIX = "rpl";

    /**
     * How fast it is.
     *
     * @param pace  positions a second
     * @param speed events a second
     */
    record Progress(double pace, double speed) {

        static final Progress NONE = new Progress(0, 0);
    }
}
