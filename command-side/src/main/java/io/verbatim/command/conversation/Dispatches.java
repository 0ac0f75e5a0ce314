package io.verbatim.command.conversation;

import io.verbatim.command.dispatch.Routing;
import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.BotSettings.Stickiness;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.Route.Leg;
import io.verbatim.shared.conversation.TurnId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins the search for a reply and its attempts, in one breath with what led to it. */
final class Dispatches {

    /** How an attempt counts whose node is gone. */
    static final Failure LOST = new Failure(Failure.Reason.UNKNOWN, "The node that made the call is gone.", null, null);

    private static final Failure NOBODY =
        new Failure(Failure.Reason.NO_INTEGRATION, "The bot has no integration that could be asked.", null, null);

    private final Backends backends;
    private final Chance chance;

    Dispatches(Backends backends, Chance chance) {
        this.backends = backends;
        this.chance = chance;
    }

    /** Draws whom to ask, and asks; the failure at once, where there is nobody to ask. */
    Optional<Failure> begin(Story story, ConversationId conversation, String componentId, BotVersion version) {
        var turn = running(story);
        var route = route(story.session(), version.definition());
        var dispatch = chance.dispatch();
        story.tell(new ReplyRequested(conversation, turn, dispatch, componentId, route));
        if (route.legs().isEmpty()) {
            story.tell(new DispatchFailed(conversation, turn, dispatch, NOBODY, story.session().pin().channelId()));
            return Optional.of(NOBODY);
        }
        start(story, conversation, dispatch, 1, route.legs().getFirst(), prompt(story.session(), version));
        return Optional.empty();
    }

    void start(Story story, ConversationId conversation, DispatchId dispatch, int no, Leg leg, Prompt prompt) {
        story.tell(new AttemptStarted(conversation, running(story), dispatch, chance.attempt(), no, leg.integrationId(), prompt,
            leg.attempts() - 1, stub(story.session())));
    }

    private static @Nullable Map<String, Object> stub(Session session) {
        var test = session.pin().testRun();
        return test == null ? null : test.stubOfReply(Objects.requireNonNullElse(session.flow().at(), ""));
    }

    private Route route(Session session, BotDraft flow) {
        var stickiness = settings(flow).abStickiness();
        boolean sticky = stickiness != null && stickiness != Stickiness.MESSAGE;
        double fraction = sticky ? Sticky.fraction(stickiness, session) : chance.fraction();
        return Routing.draw(backends.of(session.pin().botId()), fraction, sticky);
    }

    private Prompt prompt(Session session, BotVersion version) {
        return new Prompt(FlowEngine.asked(version.definition(), session.flow()), session.user(), version.botName(), session.pin().channelKind(),
            session.sessionId(), session.asked());
    }

    private static BotSettings settings(BotDraft flow) {
        return Objects.requireNonNullElse(flow.settings(), BotSettings.DEFAULTS);
    }

    private static TurnId running(Story story) {
        return Objects.requireNonNull(story.session().running(), "A dispatch belongs to a turn");
    }
}
