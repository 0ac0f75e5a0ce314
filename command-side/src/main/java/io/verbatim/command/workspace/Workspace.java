package io.verbatim.command.workspace;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.RevokeKey;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant and its API keys. */
@Aggregate(commandTargetResolver = "kernelTargets")
class Workspace {
    private enum Standing { IN_USE, REVOKED }

    @AggregateIdentifier
    private @Nullable WorkspaceId id;
    private final Map<KeyId, Standing> keys = new HashMap<>();

    Workspace() {
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenWorkspace command) {
        if (id == null) {
            apply(new WorkspaceOpened(command.workspaceId(), command.name()));
        }
    }

    @CommandHandler
    void handle(IssueKey command) {
        if (!keys.containsKey(command.key().id())) {
            apply(new KeyIssued(command.workspaceId(), command.key(), command.name(), command.role(), command.requestsPerMinute()));
        }
    }

    @CommandHandler
    void handle(RevokeKey command) {
        if (keys.get(command.keyId()) != Standing.IN_USE) {
            throw new Refused(Code.NOT_FOUND, "There is nothing with this id");
        }
        apply(new KeyRevoked(command.workspaceId(), command.keyId()));
    }

    @EventSourcingHandler
    void on(WorkspaceOpened event) {
        id = event.workspaceId();
    }

    @EventSourcingHandler
    void on(KeyIssued event) {
        keys.put(event.key().id(), Standing.IN_USE);
    }

    @EventSourcingHandler
    void on(KeyRevoked event) {
        keys.put(event.keyId(), Standing.REVOKED);
    }
}
