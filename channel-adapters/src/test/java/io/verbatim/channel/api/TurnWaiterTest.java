package io.verbatim.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnWaiterTest {

    private static final ConversationId CONVERSATION = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();
    private static final ConversationEvent BEGUN = new ComponentFailed(CONVERSATION, TURN, "ai", "none");
    private static final ConversationEvent SAID =
        new BotMessageSaid(CONVERSATION, TURN, MessageId.next(), "ai", new BotMessage.Text("At last"));
    private static final ConversationEvent COMPLETED = new TurnCompleted(CONVERSATION, TURN, "ask", false);
    private static final Turn.Result STORED = new Turn.Result("stored", List.of(), false);

    private final TurnWaiter waiter = new TurnWaiter(true, gone -> { });

    @Test
    void knowsWhatATurnBroughtWithoutTheStoreIfItHasHeardAll() throws InterruptedException {
        waiter.heard(4, BEGUN);
        waiter.heard(5, SAID);
        waiter.heard(6, COMPLETED);

        assertThat(state(waiter)).contains("ask");
    }

    @Test
    void asksTheStoreIfItHasMissedSome() throws InterruptedException {
        waiter.heard(4, BEGUN);
        waiter.heard(6, COMPLETED);

        assertThat(state(waiter)).contains("stored");
    }

    @Test
    void asksTheStoreIfItCameLater() throws InterruptedException {
        var late = new TurnWaiter(false, gone -> { });
        late.heard(6, COMPLETED);

        assertThat(state(late)).contains("stored");
    }

    @Test
    void asksTheStoreIfTheTurnEndedElsewhere() throws InterruptedException {
        waiter.completedElsewhere();

        assertThat(state(waiter)).contains("stored");
    }

    @Test
    void goesWithoutATurnThatTakesTooLong() throws InterruptedException {
        assertThat(waiter.await(Duration.ofMillis(1), () -> Optional.of(STORED))).isEmpty();
    }

    private static Optional<String> state(TurnWaiter waiter) throws InterruptedException {
        return waiter.await(Duration.ofSeconds(5), () -> Optional.of(STORED)).map(Turn.Result::state);
    }
}
