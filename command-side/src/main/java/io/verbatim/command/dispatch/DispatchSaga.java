package io.verbatim.command.dispatch;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.verbatim.command.dispatch.Step.Apologise;
import io.verbatim.command.dispatch.Step.Ask;
import io.verbatim.command.dispatch.Step.Pause;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Sees a dispatch from one failed attempt to the next step: a retry after a pause, the fallback, or the error text. It begins with trouble,
 * so that a reply at the first attempt costs it nothing, and keeps nothing that the events do not hold.
 */
@Saga
@ProcessingGroup("dispatch")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class DispatchSaga {

    static final String RETRY = "retry";

    private @Nullable ConversationId conversation;
    private @Nullable DispatchId search;

    @StartSaga
    @SagaEventHandler(associationProperty = "attemptId")
    void on(AttemptFailed event, CommandGateway commands, DeadlineManager deadlines, RandomGenerator chance,
            DispatchTraces traces, MetaData facts) {
        begin(event.conversationId(), event.dispatchId());
        perform(new Dispatch(event.left(), event.no(), event.failure()).next(chance.nextDouble()), commands, deadlines, traces, facts);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "attemptId")
    void on(AttemptOutcomeUnknown event, CommandGateway commands, DeadlineManager deadlines, RandomGenerator chance,
            DispatchTraces traces, MetaData facts) {
        begin(event.conversationId(), event.dispatchId());
        perform(new Dispatch(event.left(), event.no(), LOST).next(chance.nextDouble()), commands, deadlines, traces, facts);
    }

    @EndSaga
    @DeadlineHandler(deadlineName = RETRY)
    void retry(StartAttempt due, CommandGateway commands, MetaData facts) {
        send(due, commands, facts.subset(Facts.TRACE));
    }

    private static final Failure LOST = new Failure(Failure.Reason.UNKNOWN, "The node that made the call is gone.", null, null);

    private void begin(ConversationId conversationId, DispatchId dispatchId) {
        conversation = conversationId;
        search = dispatchId;
    }

    private void perform(Step step, CommandGateway commands, DeadlineManager deadlines, DispatchTraces traces, MetaData cause) {
        var facts = traces.decided(step, search, cause);
        switch (step) {
            case Ask ask -> finish(start(ask), commands, facts);
            case Pause pause -> wait(pause, commands, deadlines, facts);
            case Apologise sorry -> finish(new GiveUp(conversation, search, sorry.last()), commands, facts);
        }
    }

    private void wait(Pause pause, CommandGateway commands, DeadlineManager deadlines, MetaData facts) {
        send(new PlanRetry(conversation, search, pause.then().no(), pause.then().backendId(), pause.length()), commands, facts);
        deadlines.schedule(pause.length(), RETRY, new GenericMessage<>(start(pause.then()), facts));
    }

    private void finish(ConversationCommand command, CommandGateway commands, MetaData facts) {
        send(command, commands, facts);
        SagaLifecycle.end();
    }

    private StartAttempt start(Ask ask) {
        return new StartAttempt(conversation, search, ask.no(), ask.backendId());
    }

    private static void send(ConversationCommand command, CommandGateway commands, MetaData facts) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(facts.and(Facts.ACTOR, "dispatch")));
    }
}
