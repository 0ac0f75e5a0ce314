package io.verbatim.command.backend;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.verbatim.command.Owned;
import io.verbatim.shared.backend.BackendCommand.AddBackend;
import io.verbatim.shared.backend.BackendCommand.ChangeBackend;
import io.verbatim.shared.backend.BackendCommand.ChangeBreaker;
import io.verbatim.shared.backend.BackendCommand.RemoveBackend;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BreakerState.State;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The settings of one backend, whose changes its revision counts, and its breaker, which is shared by all nodes. */
@Aggregate(commandTargetResolver = "kernelTargets")
class Backend {
    @AggregateIdentifier
    private BackendId id;
    private BotId botId;
    private Owned owned;
    private BackendSettings settings;
    private State breaker = State.CLOSED;
    private int breakerChanges;

    Backend() {
    }

    /** A backend that comes with something else. */
    Backend(BackendId id, WorkspaceId workspaceId, BotId botId, BackendSettings settings) {
        apply(new BackendAdded(id, workspaceId, botId, settings));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(AddBackend command) {
        apply(new BackendAdded(command.backendId(), command.workspaceId(), command.botId(), command.settings()));
    }

    @CommandHandler
    void handle(ChangeBackend command) {
        owned.require(command.workspaceId(), command.expectedRevision());
        if (!command.settings().equals(settings)) {
            apply(new BackendChanged(id, botId, settings, command.settings()));
            // What was held against it was held against what it is no more.
            turn(State.CLOSED, null, "settings");
        }
    }

    @CommandHandler
    void handle(ChangeBreaker command) {
        owned.require(command.workspaceId());
        if (settings.breaker().enabled()) {
            turn(command.to(), command.failureRate(), command.reason());
        }
    }

    @CommandHandler
    void handle(RemoveBackend command) {
        owned.require(command.workspaceId(), command.expectedRevision());
        apply(new BackendRemoved(id, botId));
    }

    @EventSourcingHandler
    void on(BackendAdded event) {
        id = event.backendId();
        botId = event.botId();
        owned = Owned.by(event.workspaceId(), "Integration");
        settings = event.settings();
    }

    @EventSourcingHandler
    void on(BackendChanged event) {
        owned = owned.changed();
        settings = event.settings();
    }

    @EventSourcingHandler
    void on(BreakerChanged event) {
        breaker = event.to();
        breakerChanges = event.no();
    }

    @EventSourcingHandler
    void on(BackendRemoved event) {
        owned = owned.gone();
    }

    private void turn(State to, @Nullable Double failureRate, String reason) {
        if (breaker != to) {
            apply(new BreakerChanged(id, botId, breakerChanges + 1, breaker, to, failureRate, reason));
        }
    }
}
