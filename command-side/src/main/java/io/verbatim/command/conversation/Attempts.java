package io.verbatim.command.conversation;

import io.verbatim.command.dispatch.Dispatch;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.LateAnswerSeen;
import io.verbatim.shared.conversation.ConversationEvent.RetryPlanned;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Route.Leg;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of attempts. Whatever comes twice, or too late, changes nothing: at most one attempt of a dispatch is without outcome, and a
 * dispatch ends in one reply or one error text.
 */
final class Attempts {

    private final Turns turns;
    private final Dispatches dispatches;
    private final Streaming streaming;

    Attempts(Turns turns, Dispatches dispatches, Streaming streaming) {
        this.turns = turns;
        this.dispatches = dispatches;
        this.streaming = streaming;
    }

    Story start(Story story, StartAttempt command) {
        searching(story).filter(search -> search.awaits(command.dispatchId(), command.no()) && search.prompt() != null)
            .filter(search -> !search.dispatch().left().isEmpty())
            .ifPresent(search -> dispatches.start(story, command.conversationId(), search.id(), command.no(),
                search.dispatch().left().getFirst(), search.prompt()));
        return story;
    }

    Story plan(Story story, PlanRetry command) {
        searching(story).filter(search -> search.awaits(command.dispatchId(), command.no()) && search.planned() != command.no())
            .ifPresent(search -> story.tell(new RetryPlanned(command.conversationId(), running(story), search.id(), command.no(),
                command.backendId(), command.pause().toMillis())));
        return story;
    }

    Story giveUp(Story story, GiveUp command) {
        searching(story).filter(search -> search.id().equals(command.dispatchId()) && search.open() == null).ifPresent(search -> {
            story.tell(new DispatchFailed(command.conversationId(), running(story), search.id(), command.last(),
                story.session().pin().channelId()));
            turns.unanswered(story, command.conversationId(), command.last());
        });
        return story;
    }

    Story stream(Story story, StreamReply command) {
        waitingFor(story, command.attemptId()).ifPresent(search -> streaming.pass(story, search, command));
        return story;
    }

    Story succeeded(Story story, ConversationState state, RecordAttemptSucceeded command) {
        if (command.attemptId().equals(state.answered())) {
            return story;
        }
        waitingFor(story, command.attemptId()).ifPresentOrElse(search -> {
            story.tell(new AttemptSucceeded(command.conversationId(), running(story), search.id(), command.attemptId(),
                search.dispatch().made() + 1, asked(search), command.reply(), command.call()));
            turns.replied(story, command.conversationId(), command.reply(), search.passed());
        }, () -> story.tell(late(story, command)));
        return story;
    }

    Story failed(Story story, RecordAttemptFailed command) {
        waitingFor(story, command.attemptId()).ifPresent(search -> {
            var after = search.dispatch().failed(command.failure());
            story.tell(new AttemptFailed(command.conversationId(), running(story), search.id(), command.attemptId(), after.made(),
                asked(search), command.failure(), command.call(), left(search, after)));
            breakOff(story, command.conversationId(), search, command.failure());
        });
        return story;
    }

    Story lost(Story story, RecordAttemptUnknown command) {
        waitingFor(story, command.attemptId()).ifPresent(search -> {
            lose(story, command.conversationId(), search, left(search, search.dispatch().failed(Dispatches.LOST)));
            breakOff(story, command.conversationId(), search, Dispatches.LOST);
        });
        return story;
    }

    /** Nobody waits for the running search any more. */
    void abandon(Story story, ConversationId conversation) {
        searching(story).filter(search -> search.open() != null).ifPresent(search -> {
            lose(story, conversation, search, List.of());
            if (search.passed() != null) {
                streaming.breakOff(story, conversation, search, search.passed(), Dispatches.LOST);
            }
        });
    }

    /** What a reply has said of itself stays said: the turn goes on with that. */
    private void breakOff(Story story, ConversationId conversation, OpenDispatch search, Failure last) {
        if (search.passed() != null) {
            streaming.breakOff(story, conversation, search, search.passed(), last);
            turns.brokenOff(story, conversation, last);
        }
    }

    private static void lose(Story story, ConversationId conversation, OpenDispatch search,
                             List<Leg> left) {
        story.tell(new AttemptOutcomeUnknown(conversation, running(story), search.id(), search.open(), search.dispatch().made() + 1,
            asked(search), left));
    }

    private static List<Leg> left(OpenDispatch search, Dispatch after) {
        return search.passed() == null ? after.left() : List.of();
    }

    private static Optional<OpenDispatch> searching(Story story) {
        return story.hasSession() ? Optional.ofNullable(story.session().dispatch()) : Optional.empty();
    }

    private static Optional<OpenDispatch> waitingFor(Story story, AttemptId attempt) {
        return searching(story).filter(search -> search.waitsFor(attempt));
    }

    private static BackendId asked(OpenDispatch search) {
        return search.dispatch().left().getFirst().integrationId();
    }

    private static LateAnswerSeen late(Story story, RecordAttemptSucceeded command) {
        return new LateAnswerSeen(command.conversationId(), command.turnId(), command.attemptId(), command.call());
    }

    private static TurnId running(Story story) {
        return story.session().running();
    }
}
