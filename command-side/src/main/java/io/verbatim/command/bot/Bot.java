package io.verbatim.command.bot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.verbatim.command.Owned;
import io.verbatim.command.backend.NewBackend;
import io.verbatim.command.flow.PublishCheck;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.CreateBotFrom;
import io.verbatim.shared.bot.BotCommand.ActivateVersion;
import io.verbatim.shared.bot.BotCommand.ChangeBot;
import io.verbatim.shared.bot.BotCommand.CheckDraft;
import io.verbatim.shared.bot.BotCommand.CreateBot;
import io.verbatim.shared.bot.BotCommand.DeleteBot;
import io.verbatim.shared.bot.BotCommand.FreezeDraft;
import io.verbatim.shared.bot.BotCommand.PublishBot;
import io.verbatim.shared.bot.BotCommand.Published;
import io.verbatim.shared.bot.BotCommand.ReplaceDraft;
import io.verbatim.shared.bot.BotCommand.RestoreVersion;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotEvent.BotPublished;
import io.verbatim.shared.bot.BotEvent.DraftFrozen;
import io.verbatim.shared.bot.BotEvent.DraftReplaced;
import io.verbatim.shared.bot.BotEvent.VersionActivated;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.channel.ChannelQuery.ListChannelsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A bot, its draft and its versions. Two revisions are counted, both from 1: the draft's by every new draft, the bot's by every other
 * event.
 */
@Aggregate(commandTargetResolver = "kernelTargets")
class Bot {
    private static final int SECONDS_FOR_CHANNELS = 10;

    @AggregateIdentifier
    private BotId id;
    private Owned owned;
    private String name;
    private @Nullable String description;
    private BotDraft draft;
    private long draftRevision;
    private int active;
    private @Nullable BotDraft frozen;
    private int frozenNumber;
    private final List<BotDraft> versions = new ArrayList<>();

    Bot() {
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(CreateBot command) throws Exception {
        apply(new BotCreated(command.botId(), command.workspaceId(), command.name(), command.description(), FirstDraft.DRAFT));
        new NewBackend(echoOf(command.botId()), command.workspaceId(), command.botId(), BackendSettings.echo()).create();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(CreateBotFrom command) throws Exception {
        apply(new BotCreated(command.botId(), command.workspaceId(), command.name(), command.description(), command.draft()));
        for (var backend : command.backends()) {
            new NewBackend(backend.id(), command.workspaceId(), command.botId(), backend.settings()).create();
        }
    }

    @CommandHandler
    void handle(ChangeBot command) {
        owned.require(command.workspaceId(), command.expectedRevision());
        if (!command.name().equals(name) || !Objects.equals(command.description(), description)) {
            apply(new BotChanged(id, command.name(), command.description()));
        }
    }

    @CommandHandler
    void handle(ReplaceDraft command) {
        owned.require(command.workspaceId());
        Owned.requireSame("The draft", command.expectedRevision(), draftRevision);
        replaceDraft(command.draft());
    }

    @CommandHandler
    DraftCheck handle(CheckDraft command) {
        owned.require(command.workspaceId());
        return PublishCheck.of(draft);
    }

    @CommandHandler
    Published handle(PublishBot command) {
        owned.require(command.workspaceId());
        Owned.requireSame("The draft", command.draftRevision(), draftRevision);
        var check = PublishCheck.of(draft);
        if (!check.errors().isEmpty()) {
            return new Published(0, check);
        }
        int version = versions.size() + 1;
        apply(new BotPublished(id, version, name, draft, command.notes(), check.warnings()));
        return new Published(version, check);
    }

    @CommandHandler
    Published handle(FreezeDraft command) {
        owned.require(command.workspaceId());
        var check = PublishCheck.of(draft);
        if (!check.errors().isEmpty()) {
            return new Published(0, check);
        }
        if (!draft.equals(frozen)) {
            apply(new DraftFrozen(id, frozenNumber - 1, name, draft));
        }
        return new Published(frozenNumber, check);
    }

    @CommandHandler
    void handle(ActivateVersion command) {
        owned.require(command.workspaceId());
        requireVersion(command.version());
        if (command.version() != active) {
            apply(new VersionActivated(id, command.version()));
        }
    }

    @CommandHandler
    void handle(RestoreVersion command) {
        owned.require(command.workspaceId());
        requireVersion(command.version());
        Owned.requireSame("The draft", command.draftRevision(), draftRevision);
        replaceDraft(versions.get(command.version() - 1));
    }

    @CommandHandler
    void handle(DeleteBot command, QueryGateway queries) {
        owned.require(command.workspaceId(), command.expectedRevision());
        if (channels(queries) > 0) {
            throw new Refused(Code.IN_USE, "A channel uses the bot");
        }
        apply(new BotDeleted(id));
    }

    @EventSourcingHandler
    void on(BotCreated event) {
        id = event.botId();
        owned = Owned.by(event.workspaceId(), "Bot");
        name = event.name();
        description = event.description();
        draft = event.draft();
        draftRevision = 1;
    }

    @EventSourcingHandler
    void on(BotChanged event) {
        owned = owned.changed();
        name = event.name();
        description = event.description();
    }

    @EventSourcingHandler
    void on(DraftReplaced event) {
        draft = event.draft();
        draftRevision = event.draftRevision();
    }

    @EventSourcingHandler
    void on(BotPublished event) {
        owned = owned.changed();
        versions.add(event.definition());
        active = event.version();
    }

    @EventSourcingHandler
    void on(DraftFrozen event) {
        frozen = event.definition();
        frozenNumber = event.number();
    }

    @EventSourcingHandler
    void on(VersionActivated event) {
        owned = owned.changed();
        active = event.version();
    }

    @EventSourcingHandler
    void on(BotDeleted event) {
        owned = owned.gone();
    }

    private static BackendId echoOf(BotId bot) {
        return new BackendId(Ids.derived(BackendId.PREFIX, bot.value(), "echo"));
    }

    private void replaceDraft(BotDraft other) {
        if (!other.equals(draft)) {
            apply(new DraftReplaced(id, other, draftRevision + 1));
        }
    }

    private void requireVersion(int version) {
        if (version < 1 || version > versions.size()) {
            throw new Refused(Code.NOT_FOUND, "No such version: %d".formatted(version));
        }
    }

    private long channels(QueryGateway queries) {
        Paged<?> channels = queries.query(new ListChannelsOf(owned.workspaceId(), id, new Page(1, 1, null)), Paged.class)
            .orTimeout(SECONDS_FOR_CHANNELS, TimeUnit.SECONDS).join();
        return channels.total();
    }
}
