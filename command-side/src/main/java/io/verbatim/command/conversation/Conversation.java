package io.verbatim.command.conversation;

import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationCommand.BeginDelivery;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.ExpireSession;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.GiveVariables;
import io.verbatim.shared.conversation.ConversationCommand.LookUpSession;
import io.verbatim.shared.conversation.ConversationCommand.PauseBot;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDeliveryStatus;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordNoticeEnded;
import io.verbatim.shared.conversation.ConversationCommand.Redeliver;
import io.verbatim.shared.conversation.ConversationCommand.RejectInput;
import io.verbatim.shared.conversation.ConversationCommand.ResumeBot;
import io.verbatim.shared.conversation.ConversationCommand.ReviseMessage;
import io.verbatim.shared.conversation.ConversationCommand.SayNumber;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationCommand.TakeDelivery;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.NoticeEnded;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.Turn;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Everything between one end user and one channel: one turn at a time, in order of arrival. What is decided, {@link Decisions} says. */
@Aggregate(repository = "conversationRepository", commandTargetResolver = "kernelTargets")
class Conversation {

    @AggregateIdentifier
    private @Nullable ConversationId id;
    private ConversationState state = ConversationState.NEW;
    // Null in a snapshot from before there were any.
    private @Nullable TurnTraces traces = TurnTraces.NONE;

    Conversation() {
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Turn handle(StartSession command, Decisions decisions) {
        var story = tell(decisions.start(state, command));
        return story.turn(command.conversationId(), command.turnId(), command.sessionId());
    }

    @CommandHandler
    Turn handle(SendMessage command, Decisions decisions) {
        var story = tell(decisions.send(state, command));
        return story.turn(command.conversationId(), command.turnId(), story.sessionId());
    }

    @CommandHandler
    Turn handle(SelectOption command, Decisions decisions) {
        var story = tell(decisions.select(state, command));
        return story.turn(command.conversationId(), command.turnId(), story.sessionId());
    }

    @CommandHandler
    Turn handle(SayNumber command, Decisions decisions) {
        var story = tell(decisions.number(state, command));
        return story.turn(command.conversationId(), command.turnId(), story.sessionId());
    }

    @CommandHandler
    Turn handle(RejectInput command, Decisions decisions) {
        var story = tell(decisions.reject(state, command));
        return story.turn(command.conversationId(), command.turnId(), story.sessionId());
    }

    @CommandHandler
    void handle(GiveVariables command, Decisions decisions) {
        tell(decisions.give(state, command));
    }

    @CommandHandler
    void handle(ReviseMessage command, Decisions decisions) {
        tell(decisions.revise(state, command));
    }

    @CommandHandler
    void handle(StartAttempt command, Decisions decisions) {
        tell(decisions.startAttempt(state, command));
    }

    @CommandHandler
    void handle(PlanRetry command, Decisions decisions) {
        tell(decisions.planRetry(state, command));
    }

    @CommandHandler
    void handle(GiveUp command, Decisions decisions) {
        tell(decisions.giveUp(state, command));
    }

    @CommandHandler
    boolean handle(StreamReply command, Decisions decisions) {
        return tell(decisions.stream(state, command)).waitsFor(command.attemptId());
    }

    @CommandHandler
    void handle(RecordAttemptSucceeded command, Decisions decisions) {
        tell(decisions.succeeded(state, command));
    }

    @CommandHandler
    void handle(RecordAttemptFailed command, Decisions decisions) {
        tell(decisions.failed(state, command));
    }

    @CommandHandler
    void handle(RecordAttemptUnknown command, Decisions decisions) {
        tell(decisions.lost(state, command));
    }

    @CommandHandler
    void handle(RecordEffectSucceeded command, Decisions decisions) {
        tell(decisions.succeeded(state, command));
    }

    @CommandHandler
    void handle(RecordEffectFailed command, Decisions decisions) {
        tell(decisions.failed(state, command));
    }

    @CommandHandler
    void handle(RecordEffectUnknown command, Decisions decisions) {
        tell(decisions.lost(state, command));
    }

    @CommandHandler
    void handle(PauseBot command, Decisions decisions) {
        tell(decisions.pause(state, command));
    }

    @CommandHandler
    void handle(ResumeBot command, Decisions decisions) {
        tell(decisions.resume(state, command));
    }

    @CommandHandler
    void handle(Act command, Decisions decisions) {
        tell(decisions.act(state, command));
    }

    @CommandHandler
    SessionData handle(LookUpSession command, Decisions decisions) {
        return decisions.lookUp(state);
    }

    @CommandHandler
    void handle(RecordNoticeEnded command) {
        AggregateLifecycle.apply(new NoticeEnded(command.conversationId(), command.turnId(), command.effectId(), command.reason(),
            command.detail(), command.durationMs()), MetaData.with(Facts.WORKSPACE, Objects.toString(state.workspace(), "")));
    }

    @CommandHandler
    @Nullable DueDelivery handle(TakeDelivery command, Flows flows) {
        var open = Deliveries.taken(tell(Deliveries.take(new Story(state, flows), command)), command.deliveryId());
        return open == null ? null : traced(open.due());
    }

    @CommandHandler
    boolean handle(BeginDelivery command, Flows flows) {
        return !tell(Deliveries.begin(new Story(state, flows), command)).events().isEmpty();
    }

    @CommandHandler
    @Nullable DueDelivery handle(RecordDelivery command, Flows flows) {
        var next = Deliveries.next(tell(Deliveries.record(new Story(state, flows), command)));
        return next == null ? null : traced(next);
    }

    @CommandHandler
    void handle(RecordDeliveryStatus command, Flows flows) {
        tell(Deliveries.report(new Story(state, flows), command));
    }

    @CommandHandler
    void handle(Redeliver command, Flows flows) {
        tell(Deliveries.again(new Story(state, flows), command));
    }

    @CommandHandler
    void handle(EndSession command, Decisions decisions) {
        tell(decisions.end(state, command));
    }

    @CommandHandler
    void handle(ExpireSession command, Decisions decisions) {
        tell(decisions.expire(state, command));
    }

    /** Whoever caused it, what happens here belongs to the conversation's own workspace. */
    private Story tell(Story story) {
        Notices.add(story);
        Deliveries.add(story);
        var facts = MetaData.with(Facts.WORKSPACE, Objects.toString(story.workspace(), ""));
        var before = state;
        var known = traces();
        story.events().forEach(event -> AggregateLifecycle.apply(event, known.beside(facts, event, before)));
        return story;
    }

    private DueDelivery traced(DueDelivery due) {
        return due.on(traces().of(due.outgoing().turnId()));
    }

    private TurnTraces traces() {
        return traces == null ? TurnTraces.NONE : traces;
    }

    @EventSourcingHandler
    void on(ConversationEvent event, Flows flows, MetaData facts) {
        id = event.conversationId();
        state = state.on(event, flows);
        traces = traces().on(event, (String) facts.get(Facts.TRACE), state);
    }
}
