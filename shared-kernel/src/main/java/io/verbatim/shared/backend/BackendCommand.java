package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a backend's settings. Each is refused with NOT_FOUND in another workspace than the backend's. */
public sealed interface BackendCommand {

    BackendId backendId();

    WorkspaceId workspaceId();

    /** Gives a bot another backend. */
    record AddBackend(BackendId backendId, WorkspaceId workspaceId, BotId botId, BackendSettings settings) implements BackendCommand { }

    /** Replaces its settings. */
    record ChangeBackend(BackendId backendId, WorkspaceId workspaceId, BackendSettings settings, @Nullable Long expectedRevision)
        implements BackendCommand { }

    /** Takes note that it is asked no more, or again; nothing happens if that is known. The reason is a word, as on the event. */
    record ChangeBreaker(BackendId backendId, WorkspaceId workspaceId, BreakerState.State to, @Nullable Double failureRate, String reason)
        implements BackendCommand { }

    /** Takes it away. */
    record RemoveBackend(BackendId backendId, WorkspaceId workspaceId, @Nullable Long expectedRevision) implements BackendCommand { }
}
