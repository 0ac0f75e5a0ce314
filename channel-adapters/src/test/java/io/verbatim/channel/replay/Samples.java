package io.verbatim.channel.replay;

import io.verbatim.channel.replay.Replay.Progress;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;

/** Replays as they may stand. */
final class Samples {
    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    private Samples() {
    }

    static Replay replay(long position, long handled, Progress progress, ReplayState state) {
        return new Replay("rpl_1", 1, WorkspaceId.first(), "key:1", TargetKind.WEBHOOK, "https://example.com", "sec_1",
            new Asked(0, null, null), 1, 2_000, position, handled, progress, state, null, 1, THEN, THEN, null);
    }
}
