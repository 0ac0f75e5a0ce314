package io.verbatim.query.bot;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.query.bot.DefinitionTables.Draft;
import io.verbatim.query.bot.DefinitionTables.Version;
import io.verbatim.shared.Facts;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotEvent.BotPublished;
import io.verbatim.shared.bot.BotEvent.DraftFrozen;
import io.verbatim.shared.bot.BotEvent.DraftReplaced;
import io.verbatim.shared.bot.BotEvent.VersionActivated;
import io.verbatim.shared.bot.BotId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("bots")
@Makes({"bot", "bot_version", "draft"})
class BotProjection {

    private static final long FIRST_DRAFT = 1;
    private static final String NOBODY_IN_PARTICULAR = "system";

    private final Fold<BotRow> bots;
    private final DefinitionTables definitions;

    BotProjection(BotTable bots, DefinitionTables definitions) {
        this.bots = new Fold<>("bot", bots);
        this.definitions = definitions;
    }

    @EventHandler
    void on(BotCreated event, @Timestamp Instant at, TrackingToken token) {
        change(event, at, token);
        keep(event.botId(), event.draft(), FIRST_DRAFT, Seen.of(token, at));
    }

    @EventHandler
    void on(DraftReplaced event, @Timestamp Instant at, TrackingToken token) {
        keep(event.botId(), event.draft(), event.draftRevision(), Seen.of(token, at));
    }

    @EventHandler
    void on(BotPublished event, @Timestamp Instant at, TrackingToken token, @MetaDataValue(Facts.ACTOR) @Nullable String actor) {
        change(event, at, token);
        definitions.add(new Version(event.botId(), event.version(), event.botName(), event.definition(), event.notes(), at,
            actor == null ? NOBODY_IN_PARTICULAR : actor));
    }

    /** Kept like a version, that sessions may be pinned to it; no list shows it. */
    @EventHandler
    void on(DraftFrozen event, @Timestamp Instant at) {
        definitions.add(new Version(event.botId(), event.number(), event.botName(), event.definition(), null, at, NOBODY_IN_PARTICULAR));
    }

    @EventHandler
    void on(BotChanged event, @Timestamp Instant at, TrackingToken token) {
        change(event, at, token);
    }

    @EventHandler
    void on(VersionActivated event, @Timestamp Instant at, TrackingToken token) {
        change(event, at, token);
    }

    @EventHandler
    void on(BotDeleted event, @Timestamp Instant at, TrackingToken token) {
        change(event, at, token);
    }

    private void change(BotEvent event, Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        bots.change(event.botId(), seen.position(), row -> BotRow.after(row, event, seen));
    }

    private void keep(BotId bot, BotDraft draft, long revision, Seen seen) {
        definitions.keep(new Draft(bot, draft, revision, seen.at(), seen.position()));
    }
}
