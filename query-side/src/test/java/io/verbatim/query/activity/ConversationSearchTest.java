package io.verbatim.query.activity;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.SHOP;
import static io.verbatim.query.Samples.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Words are found in both ways, and in the same order. */
class ConversationSearchTest {
    private static final long NEVER = -1;
    private static final String FROM = "FROM conversation c WHERE c.workspace_id = :workspace AND c.bot_id = :bot";

    private final ViewFixture views = ViewFixture.empty();
    private final Talk web = Talk.with("anna", WEB);
    private final Talk shop = Talk.with("bert", SHOP);

    @Test
    void findsRareWordsAndCommonOnesAlike() {
        views.givenEach(web.started(BOT, 1), web.user("Where is my refund?"), shop.started(BOT, 1), shop.user("A refund, please"),
            shop.user("again"));

        for (long rare : new long[] {NEVER, ConversationSearch.RARE}) {
            assertThat(search(rare, "refund", null).data()).extracting(ConversationView::id).containsExactly(shop.id, web.id);
            assertThat(search(rare, "my ref", null).data()).extracting(ConversationView::id).containsExactly(web.id);
            assertThat(search(rare, "'); --", null).data()).isEmpty();
        }
    }

    @Test
    void goesOnBehindACursorWhicheverWayWordsAreFound() {
        views.givenEach(web.started(BOT, 1), web.user("refund"), shop.started(BOT, 1), shop.user("refund"));

        for (long rare : new long[] {NEVER, ConversationSearch.RARE}) {
            var begin = search(rare, "refund", null, 1);
            assertThat(begin.total()).isEqualTo(2);
            assertThat(search(rare, "refund", begin.next(), 1).data()).extracting(ConversationView::id).containsExactly(web.id);
        }
    }

    @Test
    void walksWhereThePlannerThoughtThatWordsWereRare() {
        views.givenEach(web.started(BOT, 1), web.user("refund"), web.user("refund"), shop.started(BOT, 1), shop.user("refund"));

        assertThat(search(2, "refund", null).data()).extracting(ConversationView::id).containsExactly(shop.id, web.id);
    }

    @Test
    void goesOnToTheEndWhereWordsAreTooManyToBeLookedUp() {
        views.givenEach(web.started(BOT, 1), web.user("refund"));
        var events = new ArrayList<>();
        for (int user = 0; user < ConversationSearch.STEPS; user++) {
            var talk = Talk.with("later " + user, WEB);
            events.addAll(List.of(talk.started(BOT, 1), talk.user("thanks")));
        }
        views.given(events.toArray());

        assertThat(search(NEVER, "refund", null).data()).extracting(ConversationView::id).containsExactly(web.id);
    }

    @Test
    void passesOverWhatWasSaidElsewhere() {
        views.givenEach(web.started(BOT, 1), web.user("refund"));

        var kept = views.sql().sql("SELECT words::text FROM message").query(String.class).single();

        assertThat(kept).isEqualTo("'0001refund'");
        assertThat(found(HERE)).isOne();
        assertThat(found(ELSEWHERE)).isZero();
    }

    private Paged<ConversationView> search(long rare, String text, @Nullable String after) {
        return search(rare, text, after, 20);
    }

    private long found(WorkspaceId workspace) {
        return views.sql().sql("SELECT count(*) FROM conversation c WHERE " + Said.SOMEWHERE).param("workspace", workspace.value())
            .param("text", "refund").query(Long.class).single();
    }

    private Paged<ConversationView> search(long rare, String text, @Nullable String after, int size) {
        return new ConversationSearch(views.sql(), rare).read(text, new Page(1, size, after), FROM,
            Map.of("workspace", HERE.value(), "bot", BOT.value()));
    }
}
