package io.verbatim.query.activity;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.SHOP;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.after;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static io.verbatim.query.ViewFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindDueSessions;
import io.verbatim.shared.conversation.ConversationQuery.ListConversations;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.DueSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityProjectionTest {

    private static final Filter EVERYTHING = new Filter(null, null, null, null, null, null);

    private final ViewFixture views = ViewFixture.empty();
    private final Talk web = Talk.with("anna", WEB);
    private final Talk shop = Talk.with("bert", SHOP);

    @Test
    void showsAConversationAtAGlance() {
        views.given(web.started(BOT, 1), web.user("Hi"), web.bot("Hello"), web.completed("reply"));

        assertThat(views.find(new FindConversation(HERE, web.id), ConversationView.class)).contains(new ConversationView(web.id, BOT, 1, WEB,
            "api", "anna", "Anna", "session-1", "active", "reply", 1, 2, at(1), at(3)));
    }

    @Test
    void countsSessionsAndKeepsTheBeginning() {
        var batch = views.given(web.started(BOT, 1), web.user("Hi"), web.ended("restarted"));
        views.given(web.started(BOT, 2));
        batch.again();

        assertThat(views.find(new FindConversation(HERE, web.id), ConversationView.class)).contains(new ConversationView(web.id, BOT, 2, WEB,
            "api", "anna", "Anna", "session-2", "active", null, 2, 1, at(1), at(4)));
    }

    @Test
    void takesAnExpiryForNoActivity() {
        views.given(web.started(BOT, 1), shop.started(BOT, 1));

        views.given(web.ended("expired"));

        assertThat(found(EVERYTHING)).containsExactly(shop.id, web.id);
        assertThat(views.find(new FindConversation(HERE, web.id), ConversationView.class)).map(ConversationView::status).contains("ended");
    }

    @Test
    void listsTheLatestFirstAndGoesOnBehindACursor() {
        views.givenEach(web.started(BOT, 1), shop.started(BOT, 1), web.user("Hi"));

        Paged<ConversationView> begin = list(EVERYTHING, page(1, 1));
        Paged<ConversationView> rest = list(EVERYTHING, after(begin.next(), 1));

        assertThat(begin.data()).extracting(ConversationView::id).containsExactly(web.id);
        assertThat(rest.data()).extracting(ConversationView::id).containsExactly(shop.id);
        assertThat(rest.total()).isEqualTo(2);
        assertThat(rest.next()).isNull();
    }

    @Test
    void narrowsTheListByEachFilter() {
        views.given(web.started(BOT, 1), shop.started(BOT, 1), web.user("Where is my order?"), shop.ended("ended"));

        assertThat(found(new Filter("active", null, null, null, null, null))).containsExactly(web.id);
        assertThat(found(new Filter("ended", null, null, null, null, null))).containsExactly(shop.id);
        assertThat(found(new Filter(null, SHOP, null, null, null, null))).containsExactly(shop.id);
        assertThat(found(new Filter(null, null, "anna", null, null, null))).containsExactly(web.id, shop.id);
        assertThat(found(new Filter(null, null, "nobody", null, null, null))).isEmpty();
        assertThat(found(new Filter(null, null, null, at(3), null, null))).containsExactly(web.id);
        assertThat(found(new Filter(null, null, null, null, at(2), null))).containsExactly(shop.id);
    }

    @Test
    void findsWordsAndTheBeginningOfTheLast() {
        views.given(web.started(BOT, 1), web.user("Where is my ORDER?"));

        assertThat(found(words("order"))).containsExactly(web.id);
        assertThat(found(words("my ord"))).containsExactly(web.id);
        assertThat(found(words("invoice"))).isEmpty();
        assertThat(found(words("' | !"))).isEmpty();
        assertThat(found(words("\0"))).isEmpty();
    }

    @Test
    void findsNothingThatIsMasked() {
        views.given(web.started(BOT, 1), web.user("4711"), web.secret("pin", "4711"));

        assertThat(found(words("4711"))).isEmpty();
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(web.started(BOT, 1));

        assertThat(views.find(new FindConversation(ELSEWHERE, web.id), ConversationView.class)).isEmpty();
        assertThat(views.list(new ListConversations(ELSEWHERE, BOT, EVERYTHING, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    @Test
    void findsASessionDueThatHasRestedSinceItsLastTurn() {
        views.given(web.started(BOT, 1), web.completed("ask"));

        assertThat(due(null)).containsExactly(new DueSession(web.id, HERE, web.turn, at(2).plusSeconds(300)));
    }

    @Test
    void findsDueWhatRestsSinceItsFirstTurnThatBeganWithWords() {
        views.given(web.started(BOT, 1), web.user("Hi"), web.completed("ask"));

        assertThat(due(null)).containsExactly(new DueSession(web.id, HERE, web.turn, at(3).plusSeconds(300)));
    }

    @Test
    void findsNothingDueWhileATurnIsOpen() {
        var second = web.nextTurn();
        views.givenEach(web.started(BOT, 1), web.completed("ask"), web.user("First"), second.user("Second"), web.completed("ask"));

        assertThat(due(null)).isEmpty();

        var batch = views.given(second.completed("ask"));
        batch.again();

        assertThat(due(null)).containsExactly(new DueSession(web.id, HERE, second.turn, at(6).plusSeconds(300)));
    }

    @Test
    void findsNothingDueThatIsOver() {
        views.given(web.started(BOT, 1), web.completed("ask"), shop.started(BOT, 1), shop.completed("ask"));
        views.given(web.ended("expired"), shop.ended("restarted"), shop.nextTurn().started(BOT, 2));

        assertThat(due(null)).isEmpty();
    }

    @Test
    void findsNothingDueThatMayRestForEver() {
        var started = web.started(BOT, 1);
        views.given(new SessionStarted(web.id, web.turn, started.pin(), "s", started.user(), Map.of(), 0), web.completed("ask"));

        assertThat(due(null)).isEmpty();
    }

    @Test
    void findsNothingBeforeItsTime() {
        var started = web.started(BOT, 1);
        views.given(new SessionStarted(web.id, web.turn, started.pin(), "s", started.user(), Map.of(), 30_000_000_000L), web.completed("ask"));

        assertThat(due(null)).isEmpty();
    }

    @Test
    void goesOnBehindASessionThatWasFoundDue() {
        views.given(web.started(BOT, 1), shop.started(BOT, 1), shop.completed("ask"), web.completed("ask"));

        var first = views.all(new FindDueSessions(null, 1), DueSession.class);

        assertThat(first).extracting(DueSession::conversationId).containsExactly(shop.id);
        assertThat(due(first.getFirst())).extracting(DueSession::conversationId).containsExactly(web.id);
        assertThat(due(due(first.getFirst()).getFirst())).isEmpty();
    }

    private List<DueSession> due(@Nullable DueSession after) {
        return views.all(new FindDueSessions(after, 10), DueSession.class);
    }

    private static Filter words(String text) {
        return new Filter(null, null, null, null, null, text);
    }

    private List<ConversationId> found(Filter filter) {
        return list(filter, first()).data().stream().map(ConversationView::id).toList();
    }

    private Paged<ConversationView> list(Filter filter, Page page) {
        return views.list(new ListConversations(HERE, BOT, filter, page));
    }
}
