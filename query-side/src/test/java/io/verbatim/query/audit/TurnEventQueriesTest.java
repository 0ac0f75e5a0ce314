package io.verbatim.query.audit;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnEvents.Stored;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import org.junit.jupiter.api.Test;

class TurnEventQueriesTest {

    private static final int ENOUGH = 10;

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);
    private final Talk next = talk.nextTurn();
    private final Log log = new Log(views, talk.id);

    @Test
    void showsOfATurnWhatUsersSee() {
        ConversationEvent welcome = talk.bot("Welcome");
        ConversationEvent end = talk.completed("ask");
        ConversationEvent piece = piece("Hel");
        log.store(talk.started(BOT, 1), welcome, end, next.user("Hi"), next.requested(), piece);

        assertThat(behind(ENOUGH, place(talk, -1), place(next, -1))).containsExactly(
            new TurnEvents(place(talk, -1), List.of(new Stored(1, welcome), new Stored(2, end)), 5, true),
            new TurnEvents(place(next, -1), List.of(new Stored(5, piece)), 5, true));
    }

    @Test
    void goesOnBehindAPlace() {
        ConversationEvent end = talk.completed("ask");
        log.store(talk.started(BOT, 1), talk.bot("One"), talk.bot("Two"), end);

        assertThat(behind(ENOUGH, place(talk, 2), place(talk, 3), place(talk, 1000))).containsExactly(
            new TurnEvents(place(talk, 2), List.of(new Stored(3, end)), 3, true),
            new TurnEvents(place(talk, 3), List.of(), 3, true),
            new TurnEvents(place(talk, 1000), List.of(), 3, true));
    }

    @Test
    void answersBitByBit() {
        log.store(talk.started(BOT, 1), talk.bot("One"), talk.bot("Two"), talk.completed("ask"));

        assertThat(behind(2, place(talk, -1), place(talk, 2))).extracting(TurnEvents::upTo, TurnEvents::isComplete,
            found -> found.events().size()).containsExactly(tuple(2L, false, 2), tuple(3L, true, 1));
    }

    @Test
    void isNotMisledByAnIdThatSomebodySaid() {
        log.store(talk.started(BOT, 1), talk.bot("\"turn_id\":\"%s\"".formatted(next.turn)), talk.bot(next.turn.value()));

        assertThat(behind(ENOUGH, place(next, -1))).containsExactly(new TurnEvents(place(next, -1), List.of(), 2, true));
    }

    @Test
    void knowsNothingOfWhatNeverBegan() {
        var nowhere = new TurnPlace(ConversationId.of(WEB, "nobody"), TurnId.next(), -1);

        assertThat(behind(ENOUGH, nowhere)).containsExactly(new TurnEvents(nowhere, List.of(), -1, true));
        assertThat(behind(ENOUGH)).isEmpty();
    }

    @Test
    void takesNoOffenceAtANul() {
        log.store(talk.started(BOT, 1), talk.user("a\0b"), talk.bot("a\0b"), talk.completed("ask"));

        assertThat(behind(ENOUGH, place(talk, -1)).getFirst().events()).hasSize(2);
    }

    private List<TurnEvents> behind(int most, TurnPlace... places) {
        return views.all(new FindTurnEvents(List.of(places), most), TurnEvents.class);
    }

    private ReplyStreamed piece(String text) {
        return new ReplyStreamed(talk.id, next.turn, next.attempt, MessageId.next(), "reply", 0, text);
    }

    private static TurnPlace place(Talk of, long position) {
        return new TurnPlace(of.id, of.turn, position);
    }
}
