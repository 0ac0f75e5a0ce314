package io.verbatim.shared.backend;

import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;

/** What can be asked about backends. */
public sealed interface BackendQuery {

    /** A bot's backends: a {@code Paged<BackendView>}, oldest first. */
    record ListBackends(WorkspaceId workspaceId, BotId botId, Page page) implements BackendQuery { }

    /** One backend: an {@code Optional<BackendView>}. */
    record FindBackend(WorkspaceId workspaceId, BackendId backendId) implements BackendQuery { }

    /** For a draw: all of a bot's backends, a {@code List<Backend>}, oldest first. */
    record FindBackendsOf(BotId botId) implements BackendQuery { }

    /** How a bot's backends compare from one time to another, in whole hours: an {@code Optional<ExperimentView>}. */
    record FindExperiments(WorkspaceId workspaceId, BotId botId, Instant from, Instant to) implements BackendQuery { }

    /** For a call: an {@code Optional<Backend>}. */
    record FindBackendToCall(BackendId backendId) implements BackendQuery { }
}
