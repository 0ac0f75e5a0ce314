package io.verbatim.query.audit;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static io.verbatim.query.ViewFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.StoredJson;
import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnResult;
import io.verbatim.shared.conversation.ConversationQuery.ListEvents;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditQueriesTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);
    private final Log log = new Log(views, talk.id);

    @Test
    void showsEveryEventAsItIsStored() {
        var question = talk.user("Hi");
        log.store(talk.started(BOT, 1), question);

        var events = events(first());

        assertThat(events.total()).isEqualTo(2);
        assertThat(events.data().get(1)).isEqualTo(new EventView(2, 1, "event-2", "conversation.UserMessageReceived", "1", at(2),
            "key_anna", "cause", "trace", StoredJson.read(StoredJson.write(question), StoredEvent.FIELDS)));
    }

    @Test
    void readsOnBehindACursorFromTheFirstEvent() {
        log.store(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"));

        var begin = events(page(1, 2));
        var rest = events(new Page(1, 2, begin.next()));

        assertThat(begin.data()).extracting(EventView::sequence).containsExactly(0L, 1L);
        assertThat(rest.data()).extracting(EventView::sequence).containsExactly(2L);
        assertThat(rest.next()).isNull();
    }

    @Test
    void masksASensitiveValueWhereverItStands() {
        log.store(talk.started(BOT, 1), talk.user("my pin is 4711"), talk.secret("pin", "4711"), talk.bot("4711"));

        assertThat(events(first()).data().toString()).doesNotContain("4711").contains("••••", "step=ask");
        assertThat(events(page(2, 1)).data().toString()).doesNotContain("4711");
    }

    @Test
    void masksASensitiveValueInTheMiddleOfWhatIsSaid() {
        log.store(talk.started(BOT, 1), talk.user("x"), talk.secret("pin", "4711"), talk.bot("Is 4711 your pin? Not 14711"));

        assertThat(events(first()).data().toString()).doesNotContain("4711").contains("Is •••• your pin? Not 1••••");
    }

    @Test
    void masksEffectsThatHoldSensitiveValues() {
        log.store(talk.started(BOT, 1), talk.asks(call("x-4711"), true), talk.brought(new Outcome.Answered(200, Map.of(), "pin 4711"), true),
            talk.resumed("pin", "4711"), talk.bot("4711"));

        assertThat(events(first()).data().toString()).doesNotContain("4711").contains("••••");
    }

    @Test
    void neverShowsHowACallSaysWhoItIs() {
        log.store(talk.started(BOT, 1), talk.asks(call("https://example.com"), false));

        assertThat(events(first()).data().toString()).doesNotContain("token-0815").contains("https://example.com", "X-Other=open");
    }

    private static Effect call(String url) {
        return new Effect.CallApi("GET", url, Map.of("authorization", new Confidential("token-0815"), "X-Other", new Confidential("open")),
            null, new Effect.Auth("bearer", null, new Confidential("token-0815")), null, null, 30, false);
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        log.store(talk.started(BOT, 1));

        assertThat(views.list(new ListEvents(ELSEWHERE, talk.id, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    @Test
    void tellsWhatATurnBrought() {
        var next = talk.nextTurn();
        var answer = next.bot("Hello");
        log.store(talk.started(BOT, 1), talk.bot("Welcome"), talk.completed("ask"), next.user("Hi"), answer, next.completed("reply"));

        assertThat(views.find(new FindTurnResult(talk.id, next.turn), Turn.class)).contains(new Turn(talk.id, next.turn, "session-1",
            new Turn.Result("reply", List.of(new Turn.Said(answer.messageId(), "say", answer.message())), false)));
    }

    @Test
    void knowsATurnThatStillRunsAndNoneThatNeverBegan() {
        log.store(talk.started(BOT, 1), talk.bot("Welcome"));

        assertThat(views.find(new FindTurnResult(talk.id, talk.turn), Turn.class))
            .contains(new Turn(talk.id, talk.turn, "session-1", null));
        assertThat(views.find(new FindTurnResult(talk.id, TurnId.next()), Turn.class)).isEmpty();
    }

    @Test
    void takesNoOffenceAtANul() {
        log.store(talk.started(BOT, 1), talk.user("a\0b"), talk.secret("pin", "\0"), talk.bot("a\0b"), talk.completed("ask"));

        assertThat(views.find(new FindTurnResult(talk.id, talk.turn), Turn.class)).map(Turn::result).isPresent();
        assertThat(events(first()).total()).isEqualTo(5);
    }

    private Paged<EventView> events(Page page) {
        return views.list(new ListEvents(HERE, talk.id, page));
    }
}
