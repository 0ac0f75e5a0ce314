package io.verbatim.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class SnapshotsAtRestTest {
    private static final ConversationId ANNA = new ConversationId("conv_00000000000000000000000000");

    private final List<String> taken = new ArrayList<>();
    private final SnapshotTrigger trigger = new SnapshotsAtRest((type, id) -> taken.add(id), 500).prepareTrigger(Conversation.class);
    private long seen;

    @Test
    void takesOneEveryFewHundredEventsOfALongSession() {
        turns(499);
        assertThat(taken).isEmpty();

        turns(1);
        assertThat(taken).containsExactly(ANNA.value());

        turns(500);
        assertThat(taken).hasSize(2);
    }

    @Test
    void takesOneAtTheEndOfASessionThatWasNotShort() {
        turns(248);
        ended();
        assertThat(taken).isEmpty();

        turns(249);
        assertThat(taken).isEmpty();
        ended();
        assertThat(taken).containsExactly(ANNA.value());
    }

    @Test
    void asksForOneBeforeTheCommitWhereAReplayWasLong() {
        var phases = new ArrayList<UnitOfWork.Phase>();
        var replayed = new SnapshotsAtRest((type, id) -> phases.add(CurrentUnitOfWork.get().phase()), 500)
            .prepareTrigger(Conversation.class);

        DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("command")).execute(() -> {
            for (int i = 0; i < 500; i++) {
                replayed.eventHandled(new GenericDomainEventMessage<>("Conversation", ANNA.value(), i, new TurnCompleted(ANNA, TurnId.next(),
                    "ask", false)));
            }
            replayed.initializationFinished();
        });

        assertThat(phases).containsExactly(UnitOfWork.Phase.PREPARE_COMMIT);
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            hears(new TurnCompleted(ANNA, TurnId.next(), "ask", false));
        }
    }

    private void ended() {
        hears(new SessionEnded(ANNA, TurnId.next(), "completed"));
    }

    private void hears(Object event) {
        trigger.eventHandled(new GenericDomainEventMessage<>("Conversation", ANNA.value(), seen++, event));
    }
}
