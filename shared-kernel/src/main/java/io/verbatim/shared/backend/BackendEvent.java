package io.verbatim.shared.backend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What happened to a backend's settings, and to its breaker. */
public sealed interface BackendEvent {

    BackendId backendId();

    BotId botId();

    /** A bot has one more. */
    record BackendAdded(@JsonProperty("integration_id") BackendId backendId, WorkspaceId workspaceId, BotId botId, BackendSettings settings)
        implements BackendEvent { }

    /** Its settings are others. */
    record BackendChanged(@JsonProperty("integration_id") BackendId backendId, BotId botId, BackendSettings before, BackendSettings settings)
        implements BackendEvent { }

    /**
     * It is asked no more, or once, or again.
     *
     * @param no          counts the changes of this breaker, from 1
     * @param failureRate percent of the calls that were judged; null where none were
     * @param reason      a word: {@code failures}, {@code probe}, {@code probe_failed}, {@code recovered}, {@code settings}
     */
    record BreakerChanged(@JsonProperty("integration_id") BackendId backendId, BotId botId, int no, BreakerState.State from,
                          BreakerState.State to, @Nullable Double failureRate, String reason) implements BackendEvent { }

    /** It is no more. */
    record BackendRemoved(@JsonProperty("integration_id") BackendId backendId, BotId botId) implements BackendEvent { }
}
