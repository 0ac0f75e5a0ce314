package io.verbatim.command.conversation;

import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command makes happen, told event by event, each remembered before the next is decided. */
final class Story {

    private final List<ConversationEvent> events = new ArrayList<>();
    private final Flows flows;
    private final String sessionId;
    private ConversationState state;
    private @Nullable Session latest;

    Story(ConversationState state, Flows flows) {
        this.state = state;
        this.latest = state.session();
        this.flows = flows;
        this.sessionId = state.session() == null ? "" : state.session().sessionId();
    }

    void tell(ConversationEvent event) {
        events.add(event);
        state = state.on(event, flows);
        latest = state.session() == null ? latest : state.session();
    }

    void tell(List<ConversationEvent> more) {
        more.forEach(this::tell);
    }

    List<ConversationEvent> events() {
        return events;
    }

    boolean hasSession() {
        return state.session() != null;
    }

    /** The active session. */
    Session session() {
        var session = state.session();
        if (session == null) {
            throw new Refused(Refused.Code.SESSION_NOT_FOUND, "There is no active session with this id.");
        }
        return session;
    }

    /** The session that the story is of, even if it has ended in it; null if there was none. */
    @Nullable Session latest() {
        return latest;
    }

    /** What is on its way to the user. */
    Outbox outbox() {
        return state.outbox();
    }

    /** The flow of a session. */
    BotDraft flow(SessionPin pin) {
        return flows.version(pin.botId(), pin.botVersion()).definition();
    }

    String sessionId() {
        return sessionId;
    }

    @Nullable WorkspaceId workspace() {
        return state.workspace();
    }

    boolean waitsFor(AttemptId attempt) {
        return hasSession() && session().dispatch() != null && session().dispatch().waitsFor(attempt);
    }

    /** How far a turn of this story is. */
    Turn turn(ConversationId conversation, TurnId turn, String sessionId) {
        return new Turn(conversation, turn, sessionId, events.stream()
            .filter(TurnCompleted.class::isInstance).map(TurnCompleted.class::cast).filter(done -> done.turnId().equals(turn))
            .findFirst().map(done -> new Turn.Result(done.state(), said(turn), done.isFinal())).orElse(null));
    }

    private List<Turn.Said> said(TurnId turn) {
        return events.stream().filter(BotMessageSaid.class::isInstance).map(BotMessageSaid.class::cast)
            .filter(said -> said.turnId().equals(turn))
            .map(Turn.Said::of).toList();
    }
}
