package io.verbatim.command.channel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.verbatim.command.Owned;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelCommand.ChangeChannel;
import io.verbatim.shared.channel.ChannelCommand.CreateChannel;
import io.verbatim.shared.channel.ChannelCommand.DeleteChannel;
import io.verbatim.shared.channel.ChannelCommand.IssueChannelKey;
import io.verbatim.shared.channel.ChannelCommand.ReportRecovery;
import io.verbatim.shared.channel.ChannelCommand.ReportTrouble;
import io.verbatim.shared.channel.ChannelCommand.RevokeChannelKey;
import io.verbatim.shared.channel.ChannelCommand.SwitchOffChannel;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyIssued;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyRevoked;
import io.verbatim.shared.channel.ChannelEvent.ChannelRecovered;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.KeyId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A way in and out, and the keys that are let in. Its revision counts all its events, those of keys too, but not its troubles. */
@Aggregate(commandTargetResolver = "kernelTargets")
class Channel {
    private static final int MOST_KEYS = 2;

    @AggregateIdentifier
    private ChannelId id;
    private BotId botId;
    private Owned owned;
    private ChannelSettings settings;
    private final Set<KeyId> keys = new HashSet<>();
    private final Map<String, String> troubles = new HashMap<>();

    Channel() {
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(CreateChannel command) {
        apply(new ChannelCreated(command.channelId(), command.workspaceId(), command.botId(), command.settings()));
        command.key().ifPresent(key -> apply(new ChannelKeyIssued(command.channelId(), key)));
    }

    @CommandHandler
    void handle(ChangeChannel command) {
        owned.require(command.workspaceId(), command.expectedRevision());
        if (!command.botId().equals(botId) || !command.settings().equals(settings)) {
            apply(new ChannelChanged(id, command.botId(), settings, command.settings()));
        }
    }

    @CommandHandler
    void handle(IssueChannelKey command) {
        owned.require(command.workspaceId());
        if (keys.contains(command.key().id())) {
            return;
        }
        if (keys.size() >= MOST_KEYS) {
            throw new Refused(Code.CONFLICT, "Two keys are in use: revoke one of them first");
        }
        apply(new ChannelKeyIssued(id, command.key()));
    }

    @CommandHandler
    void handle(RevokeChannelKey command) {
        owned.require(command.workspaceId());
        if (!keys.contains(command.keyId())) {
            throw Owned.nothing();
        }
        apply(new ChannelKeyRevoked(id, command.keyId()));
    }

    @CommandHandler
    void handle(ReportTrouble command) {
        owned.require(command.workspaceId());
        trouble(command.problem(), command.detail());
    }

    @CommandHandler
    void handle(ReportRecovery command) {
        owned.require(command.workspaceId());
        if (troubles.containsKey(command.problem())) {
            apply(new ChannelRecovered(id, command.problem()));
        }
    }

    @CommandHandler
    boolean handle(SwitchOffChannel command) {
        owned.require(command.workspaceId());
        boolean wasActive = settings.active();
        if (wasActive) {
            apply(new ChannelChanged(id, botId, settings, settings.inactive()));
            trouble(command.problem(), command.detail());
        }
        return wasActive;
    }

    @CommandHandler
    void handle(DeleteChannel command) {
        owned.require(command.workspaceId(), command.expectedRevision());
        apply(new ChannelDeleted(id));
    }

    private void trouble(String problem, String detail) {
        if (!detail.equals(troubles.get(problem))) {
            apply(new ChannelTroubled(id, problem, detail));
        }
    }

    @EventSourcingHandler
    void on(ChannelCreated event) {
        id = event.channelId();
        botId = event.botId();
        owned = Owned.by(event.workspaceId(), "Channel");
        settings = event.settings();
    }

    @EventSourcingHandler
    void on(ChannelChanged event) {
        owned = owned.changed();
        botId = event.botId();
        settings = event.settings();
        if (event.beginsAnew()) {
            troubles.clear();
        }
    }

    @EventSourcingHandler
    void on(ChannelTroubled event) {
        troubles.put(event.problem(), event.detail());
    }

    @EventSourcingHandler
    void on(ChannelRecovered event) {
        troubles.remove(event.problem());
    }

    @EventSourcingHandler
    void on(ChannelKeyIssued event) {
        owned = owned.changed();
        keys.add(event.key().id());
    }

    @EventSourcingHandler
    void on(ChannelKeyRevoked event) {
        owned = owned.changed();
        keys.remove(event.keyId());
    }

    @EventSourcingHandler
    void on(ChannelDeleted event) {
        owned = owned.gone();
    }
}
