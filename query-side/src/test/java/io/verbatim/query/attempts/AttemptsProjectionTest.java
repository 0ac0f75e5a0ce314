package io.verbatim.query.attempts;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.MODEL;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.AttemptView;
import io.verbatim.shared.conversation.ConversationQuery.FindCompletedTurns;
import io.verbatim.shared.conversation.ConversationQuery.FindTurn;
import io.verbatim.shared.conversation.ConversationQuery.ListAttempts;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnView;
import org.junit.jupiter.api.Test;

class AttemptsProjectionTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk session = Talk.with("anna", WEB);
    private final Talk talk = session.nextTurn();

    @Test
    void showsATurnWithItsMessagesRouteAndAttempt() {
        views.given(session.started(BOT, 1), talk.user("Hi"), talk.requested(), talk.calling(MODEL), talk.answered(MODEL), talk.bot("Hello"),
            talk.completed("reply"));

        var turn = turn(talk);

        assertThat(turn).extracting(TurnView::status, TurnView::state, TurnView::startedAt, TurnView::completedAt)
            .containsExactly("completed", "reply", at(2), at(7));
        assertThat(turn.messages()).extracting(MessageView::text).containsExactly("Hi", "Hello");
        assertThat(turn.dispatches()).containsExactly(new TurnView.DispatchView(talk.dispatch, "reply", talk.route, "replied",
            List.of(new AttemptView(talk.attempt, talk.dispatch, talk.id, talk.turn, 1, MODEL, at(4), "succeeded", null, null, 200, 120L,
                40L, at(5), Talk.NODE, 7L, 9L, null, null, false))));
    }

    @Test
    void showsTheSameWhenEachEventComesInABatchOfItsOwn() {
        views.givenEach(session.started(BOT, 1), talk.user("Hi"), talk.requested(), talk.calling(MODEL), talk.timedOut(MODEL), talk.late(),
            talk.gaveUp(), talk.bot("Sorry"), talk.completed("reply"));

        var dispatch = turn(talk).dispatches().getFirst();

        assertThat(dispatch.outcome()).isEqualTo("failed");
        assertThat(dispatch.attempts()).containsExactly(new AttemptView(talk.attempt, talk.dispatch, talk.id, talk.turn, 1, MODEL, at(4),
            "failed", "timeout", "No answer in 30 s", null, 30_000L, null, at(5), Talk.NODE, null, null, null, null, true));
    }

    @Test
    void saysWhichTurnWaitsAndWhichRuns() {
        var waiting = talk.nextTurn();
        views.given(session.started(BOT, 1), session.completed("start"), talk.user("Hi"), talk.requested(), waiting.user("And?"));

        assertThat(turn(talk).status()).isEqualTo("running");
        assertThat(turn(talk).dispatches().getFirst().outcome()).isNull();
        assertThat(turn(waiting).status()).isEqualTo("queued");
    }

    @Test
    void findsThoseOfManyTurnsThatAreOver() {
        views.given(session.started(BOT, 1), session.completed("start"), talk.user("Hi"), talk.requested());

        List<TurnId> over = views.all(new FindCompletedTurns(List.of(session.turn, talk.turn, TurnId.next())), TurnId.class);

        assertThat(over).containsExactly(session.turn);
    }

    @Test
    void endsTheOpenTurnsWithTheSession() {
        var waiting = talk.nextTurn();
        views.given(session.started(BOT, 1), talk.user("Hi"), talk.requested(), waiting.user("And?"));

        views.given(talk.ended("expired"));

        assertThat(turn(talk)).extracting(TurnView::status, TurnView::completedAt, TurnView::isFinal)
            .containsExactly("completed", at(5), true);
        assertThat(turn(waiting).status()).isEqualTo("completed");
    }

    @Test
    void ignoresABatchThatComesTwice() {
        var batch = views.given(session.started(BOT, 1), talk.user("Hi"), talk.requested(), talk.calling(MODEL));
        views.given(talk.lost(MODEL), talk.completed("reply"));

        batch.again();

        assertThat(turn(talk).status()).isEqualTo("completed");
        assertThat(turn(talk).dispatches().getFirst().attempts()).extracting(AttemptView::outcome).containsExactly("unknown");
    }

    @Test
    void listsTheCallsOfABackendNewestFirst() {
        views.given(new BackendAdded(MODEL, HERE, BOT, BackendSettings.echo()), talk.calling(MODEL), session.calling(MODEL));

        Paged<AttemptView> calls = views.list(new ListAttempts(HERE, MODEL, first()));

        assertThat(calls.data()).extracting(AttemptView::id).containsExactly(session.attempt, talk.attempt);
        assertThat(views.list(new ListAttempts(ELSEWHERE, MODEL, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(session.started(BOT, 1), talk.user("Hi"));

        assertThat(views.find(new FindTurn(ELSEWHERE, talk.id, talk.turn), TurnView.class)).isEmpty();
    }

    @Test
    void canBeObserved() {
        var failing = talk.nextTurn();
        var question = talk.user("Hi");
        var answer = talk.bot("Hello");
        views.given(session.started(BOT, 1), question, talk.calling(MODEL), talk.answered(MODEL), answer, talk.completed("reply"),
            failing.user("Hm"), failing.requested(), failing.gaveUp(), failing.completed("reply"));

        var messages = views.sql().sql("SELECT * FROM observe.v_message ORDER BY received_at").query().listOfRows();

        assertThat(messages).extracting(row -> row.get("terminal_state")).containsExactly("replied", "failed");
        assertThat(messages.getFirst()).containsAllEntriesOf(Map.of("message_id", question.messageId().value(), "workspace_id",
            HERE.value(), "channel_id", WEB.value(), "reply_id", answer.messageId().value()));
        assertThat(views.sql().sql("SELECT message_id, node FROM observe.v_attempt").query().listOfRows())
            .containsExactly(Map.of("message_id", question.messageId().value(), "node", Talk.NODE));
    }

    private TurnView turn(Talk of) {
        return views.find(new FindTurn(HERE, of.id, of.turn), TurnView.class).orElseThrow();
    }
}
