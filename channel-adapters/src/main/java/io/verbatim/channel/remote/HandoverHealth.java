package io.verbatim.channel.remote;

import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Says whether a handover webhook is there: asked when it is set. */
public interface HandoverHealth {

    /** Whether it answers 200 with {@code {"status": "ok"}} to a GET with its token. */
    boolean isHealthy(String url, @Nullable Confidential token, WorkspaceId workspace);
}
