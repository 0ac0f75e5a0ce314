package io.verbatim.channel.api;

import static io.verbatim.channel.api.TurnFeed.Next.Signal.END;
import static io.verbatim.channel.api.TurnFeed.Next.Signal.LOOK;
import static io.verbatim.channel.api.TurnFeed.Next.Signal.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.api.TurnFeed.Next;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnEvents.Stored;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnFeedTest {
    private static final ConversationId CONVERSATION = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();
    private static final TurnId OTHER = TurnId.next();

    private final AtomicInteger left = new AtomicInteger();

    @Test
    void givesANewTurnOutAsItIsHeard() {
        var feed = newTurn();

        feed.heard(7, piece(OTHER, "not ours"));
        feed.heard(8, unseen(TURN));
        feed.heard(9, piece(TURN, "a"));
        feed.heard(10, piece(OTHER, "nor this"));
        feed.heard(11, end(TURN));

        assertThat(List.of(next(feed), next(feed), next(feed))).containsExactly(given(9, "a"), new Next.Event(11, end(TURN)), QUIET);
    }

    @Test
    void looksWhenItHasMissedSomething() {
        var feed = newTurn();
        feed.heard(5, piece(TURN, "a"));
        feed.heard(8, piece(TURN, "d"));

        assertThat(List.of(next(feed), next(feed))).containsExactly(given(5, "a"), LOOK);
        feed.read(found(5, 8, true, stored(6, "b"), stored(8, "d")));
        feed.heard(9, piece(TURN, "e"));

        assertThat(List.of(next(feed), next(feed), next(feed), next(feed)))
            .containsExactly(given(6, "b"), given(8, "d"), given(9, "e"), QUIET);
    }

    @Test
    void looksOnceMoreForWhatCameWhileItLooked() {
        var feed = behind(3);
        feed.read(found(3, 4, true));
        feed.heard(6, piece(TURN, "a"));
        assertThat(next(feed)).isEqualTo(LOOK);

        feed.heard(7, piece(TURN, "b"));
        feed.read(found(4, 6, true, stored(6, "a")));

        assertThat(List.of(next(feed), next(feed))).containsExactly(given(6, "a"), LOOK);
    }

    @Test
    void takesNothingTwice() {
        var feed = behind(3);
        feed.read(found(3, 5, true, stored(5, "a")));

        feed.read(found(3, 5, true, stored(5, "a")));
        feed.heard(5, piece(TURN, "a"));
        feed.readIfAt(found(4, 6, true, stored(5, "a"), stored(6, "b")));
        feed.readIfAt(found(9, 10, true, stored(10, "from beyond")));

        assertThat(List.of(next(feed), next(feed), next(feed))).containsExactly(given(5, "a"), given(6, "b"), QUIET);
    }

    @Test
    void looksAgainWhereItGotAPartOnly() {
        var feed = behind(3);

        feed.read(found(3, 5, false, stored(5, "a")));

        assertThat(List.of(next(feed), next(feed))).containsExactly(given(5, "a"), LOOK);
    }

    @Test
    void keepsLittleForAReaderThatIsSlow() {
        var feed = newTurn();

        for (int i = 0; i < 1_000; i++) {
            feed.heard(i, piece(TURN, "a"));
        }

        int kept = 0;
        while (next(feed) instanceof Next.Event) {
            kept++;
        }
        assertThat(kept).isEqualTo(64);
        assertThat(feed.place().position()).isEqualTo(63);
    }

    @Test
    void keepsLittleTextAsWell() {
        var feed = newTurn();

        for (int i = 0; i < 10; i++) {
            feed.heard(i, piece(TURN, "a".repeat(40_000)));
        }

        assertThat(List.of(next(feed), next(feed))).hasOnlyElementsOfType(Next.Event.class);
        assertThat(next(feed)).isEqualTo(LOOK);
    }

    @Test
    void takesAPlaceBeyondTheEndForTheEnd() {
        var feed = behind(1_000);

        feed.read(found(1_000, 4, true));
        feed.heard(5, piece(TURN, "a"));

        assertThat(next(feed)).isEqualTo(given(5, "a"));
    }

    @Test
    void endsWithWhatIsStoredOfATurnThatIsOver() {
        var feed = behind(3);
        feed.isOver();

        assertThat(next(feed)).isEqualTo(LOOK);
        feed.read(found(3, 5, true, stored(5, "a")));

        assertThat(List.of(next(feed), next(feed))).containsExactly(given(5, "a"), END);
    }

    @Test
    void looksForATurnOfWhoseBeginningItHeardNothing() {
        var feed = newTurn();

        feed.begun();

        assertThat(next(feed)).isEqualTo(LOOK);
        assertThat(feed.place()).isEqualTo(new TurnPlace(CONVERSATION, TURN, -1));
    }

    @Test
    void ends() {
        var feed = newTurn();
        feed.heard(1, piece(TURN, "a"));

        feed.end();
        feed.close();

        assertThat(next(feed)).isEqualTo(END);
        assertThat(left).hasValue(1);
    }

    @Test
    void tellsWhenItHasHeardNothingForLong() {
        var feed = newTurn();
        assertThat(feed.waitedFor(Duration.ZERO)).isFalse();

        feed.heard(1, piece(TURN, "a"));

        assertThat(feed.waitedFor(Duration.ZERO)).isFalse();
        assertThat(next(feed)).isEqualTo(given(1, "a"));
        assertThat(feed.waitedFor(Duration.ZERO)).isTrue();
        assertThat(feed.waitedFor(Duration.ofHours(1))).isFalse();
    }

    private TurnFeed newTurn() {
        return TurnFeed.ofNewTurn(CONVERSATION, TURN, feed -> left.incrementAndGet());
    }

    private TurnFeed behind(long position) {
        return TurnFeed.behind(new TurnPlace(CONVERSATION, TURN, position), feed -> left.incrementAndGet());
    }

    private static Next next(TurnFeed feed) {
        try {
            return feed.next(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }

    private static TurnEvents found(long behind, long upTo, boolean complete, Stored... events) {
        return new TurnEvents(new TurnPlace(CONVERSATION, TURN, behind), List.of(events), upTo, complete);
    }

    private static Stored stored(long position, String text) {
        return new Stored(position, piece(TURN, text));
    }

    private static Next given(long position, String text) {
        return new Next.Event(position, piece(TURN, text));
    }

    private static ConversationEvent piece(TurnId turn, String text) {
        return new ReplyStreamed(CONVERSATION, turn, new AttemptId("att_1"), new MessageId("msg_1"), "ai", 0, text);
    }

    private static ConversationEvent unseen(TurnId turn) {
        return new ComponentFailed(CONVERSATION, turn, "ai", "none of the user's business");
    }

    private static ConversationEvent end(TurnId turn) {
        return new TurnCompleted(CONVERSATION, turn, "ask", false);
    }
}
