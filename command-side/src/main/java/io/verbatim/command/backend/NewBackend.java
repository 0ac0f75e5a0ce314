package io.verbatim.command.backend;

import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.modelling.command.AggregateLifecycle;

/** A backend that another aggregate brings into the world, in the same unit of work. */
public record NewBackend(BackendId id, WorkspaceId workspaceId, BotId botId, BackendSettings settings) {
    /**
     * Makes it. Only within a command handler of an aggregate.
     *
     * @throws Exception what Axon declares
     */
    public void create() throws Exception {
        AggregateLifecycle.createNew(Backend.class, () -> new Backend(id, workspaceId, botId, settings));
    }
}
