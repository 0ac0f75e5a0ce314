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
import java.util.Map;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
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
    void on(AttemptFailed event, CommandGateway commands, DeadlineManager deadlines, RandomGenerator chance) {
        begin(event.conversationId(), event.dispatchId());
        perform(new Dispatch(event.left(), event.no(), event.failure()).next(chance.nextDouble()), commands, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "attemptId")
    void on(AttemptOutcomeUnknown event, CommandGateway commands, DeadlineManager deadlines, RandomGenerator chance) {
        begin(event.conversationId(), event.dispatchId());
        perform(new Dispatch(event.left(), event.no(), LOST).next(chance.nextDouble()), commands, deadlines);
    }

    @EndSaga
    @DeadlineHandler(deadlineName = RETRY)
    void retry(StartAttempt due, CommandGateway commands) {
        send(due, commands);
    }

    private static final Failure LOST = new Failure(Failure.Reason.UNKNOWN, "The node that made the call is gone.", null, null);

    private void begin(ConversationId conversationId, DispatchId dispatchId) {
        conversation = conversationId;
        search = dispatchId;
    }

    private void perform(Step step, CommandGateway commands, DeadlineManager deadlines) {
        switch (step) {
            case Ask ask -> finish(start(ask), commands);
            case Pause pause -> wait(pause, commands, deadlines);
            case Apologise sorry -> finish(new GiveUp(conversation, search, sorry.last()), commands);
        }
    }

    private void wait(Pause pause, CommandGateway commands, DeadlineManager deadlines) {
        send(new PlanRetry(conversation, search, pause.then().no(), pause.then().backendId(), pause.length()), commands);
        deadlines.schedule(pause.length(), RETRY, start(pause.then()));
    }

    private void finish(ConversationCommand command, CommandGateway commands) {
        send(command, commands);
        SagaLifecycle.end();
    }

    private StartAttempt start(Ask ask) {
        return new StartAttempt(conversation, search, ask.no(), ask.backendId());
    }

    private static void send(ConversationCommand command, CommandGateway commands) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(Facts.ACTOR, "dispatch")));
    }
}
