package io.verbatim.query.activity;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import io.verbatim.shared.conversation.ConversationQuery.ListConversations;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.UserInput;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Searches find the same with and without blocks, and look only into those that have the words. */
class BlockTableTest {
    private static final String FROM = "FROM conversation c WHERE c.workspace_id = :workspace AND c.bot_id = :bot";
    private static final int TWO_BLOCKS = 2 * BlockTable.SIZE + BlockTable.LOOSE;

    private final ViewFixture views = ViewFixture.empty();
    private final List<Talk> talks = IntStream.range(0, TWO_BLOCKS).mapToObj(user -> Talk.with("user " + user, WEB)).toList();
    private final Talk first = talks.getFirst();

    BlockTableTest() {
        views.sql().sql("INSERT INTO bot VALUES (:bot, :workspace, 'Porter', null, 1, false, 1, now(), 1, now(), 1)")
            .param("bot", BOT.value()).param("workspace", HERE.value()).update();
        var events = new ArrayList<>();
        talks.forEach(talk -> events.addAll(List.of(talk.started(BOT, 1), talk.user("number" + talks.indexOf(talk) + " said hello"))));
        views.given(events.toArray());
        settle(10_000);
    }

    @Test
    void formsBlocksOfAllButTheLatest() {
        advance();

        assertThat(blocks("SELECT cardinality(conversations) FROM conversation_block ORDER BY upto"))
            .containsExactly(BlockTable.SIZE, BlockTable.SIZE);
        assertThat(blocks("SELECT words IS NULL FROM conversation_block")).containsOnly(false);
        assertThat(found("hello", 5)).containsExactlyElementsOf(talks.reversed().stream().limit(5).map(talk -> talk.id).toList());
        assertThat(found("number3 said", 20)).containsExactly(talks.get(3).id);
        assertThat(found("hello", 100)).hasSize(100);
    }

    @Test
    void formsNoneOfWhatMayStillCome() {
        settle(2 * BlockTable.SIZE - 1);
        advance();
        views.sql().sql("INSERT INTO parked VALUES ('activity', 'a', 3)").update();
        settle(10_000);
        advance();

        assertThat(blocks("SELECT upto FROM conversation_block")).isEmpty();
    }

    @Test
    void looksOnlyIntoBlocksThatHaveTheWords() {
        advance();

        views.sql().sql("UPDATE conversation_block SET words = array_to_tsvector('{}') WHERE after < 0").update();

        assertThat(found("number3 said", 20)).isEmpty();
        assertThat(found("number" + BlockTable.SIZE + " said", 20)).hasSize(1);
    }

    @Test
    void findsWhereverAConversationWentOn() {
        advance();

        views.given(first.nextTurn().user("Once more"));

        assertThat(found("number0", 20)).containsExactly(first.id);
        assertThat(found("hello", 1)).containsExactly(first.id);
        advance();
        assertThat(found("more", 20)).containsExactly(first.id);
    }

    @Test
    void readsAnewWhatWasChangedAfterwards() {
        var said = first.nextTurn().user("Number");
        views.given(said);
        talks.stream().skip(1).forEach(talk -> views.given(talk.nextTurn().user("Bye")));
        advance();
        assertThat(blocks("SELECT count(*) FROM conversation_block WHERE words IS NULL")).containsOnly(0L);

        views.given(new UserMessageRevised(first.id, said.turnId(), MessageId.next(), said.messageId(), UserInput.ofText("Corrected")));

        assertThat(blocks("SELECT count(*) FROM conversation_block WHERE words IS NULL")).containsOnly(1L);
        assertThat(found("corrected", 20)).containsExactly(first.id);
        advance();
        assertThat(blocks("SELECT count(*) FROM conversation_block WHERE words IS NULL")).containsOnly(0L);
        assertThat(found("corrected", 20)).containsExactly(first.id);
    }

    @Test
    void forgetsTheWordsOfForgottenConversations() {
        advance();

        views.sql().sql("SELECT unread_conversations(ARRAY[:id])::text").param("id", first.id.value()).query((row, no) -> no).single();
        views.sql().sql("DELETE FROM message WHERE conversation_id = :id").param("id", first.id.value()).update();
        views.sql().sql("DELETE FROM conversation WHERE conversation_id = :id").param("id", first.id.value()).update();
        advance();

        assertThat(blocks("SELECT words::text FROM conversation_block WHERE words::text LIKE '%number0%'")).isEmpty();
        assertThat(found("number1 said", 20)).containsExactly(talks.get(1).id);
    }

    @Test
    void dropsBlocksThatAllHaveLeft() {
        advance();

        talks.stream().limit(BlockTable.SIZE).forEach(talk -> views.given(talk.nextTurn().user("Bye")));
        advance();

        assertThat(blocks("SELECT cardinality(conversations) FROM conversation_block")).containsExactly(BlockTable.SIZE, BlockTable.SIZE);
        assertThat(blocks("SELECT count(*) FROM conversation_block WHERE after < 0")).containsOnly(0L);
    }

    @Test
    void leavesWithoutWordsWhatHasTooMany() {
        var many = "SELECT string_agg('w' || md5(i::text), ' ') FROM generate_series(1, 7000) i";
        for (int part = 0; part < 6; part++) {
            views.sql().sql("UPDATE message SET text = (" + many.replace("1, 7000", "%d, %d".formatted(part * 7000, part * 7000 + 6999))
                + ") WHERE conversation_id = :id").param("id", talks.get(part).id.value()).update();
        }
        advance();

        assertThat(blocks("SELECT wide FROM conversation_block ORDER BY upto")).containsExactly(true, false);
        assertThat(found("number7 said", 20)).containsExactly(talks.get(7).id);
        assertThat(advance()).isFalse();
    }

    @Test
    void narrowsATimeWithAndWithoutBlocks() {
        for (var formed : List.of(false, true)) {
            if (formed) {
                advance();
            }
            for (var text : Arrays.asList(null, "hello")) {
                assertThat(between(lastOf(5), lastOf(40), text)).containsExactlyElementsOf(from(5, 40));
                assertThat(between(null, lastOf(2), text)).containsExactlyElementsOf(from(0, 2));
                assertThat(between(lastOf(TWO_BLOCKS - 2), null, text)).containsExactlyElementsOf(from(TWO_BLOCKS - 2, TWO_BLOCKS - 1));
                assertThat(between(lastOf(TWO_BLOCKS), null, text)).isEmpty();
                assertThat(between(null, ViewFixture.at(0), text)).isEmpty();
            }
        }
    }

    @Test
    void findsInTheirTimeWhatClocksThatWereSetBackHaveToldOf() {
        for (int set : List.of(40, TWO_BLOCKS - 1)) {
            views.sql().sql("UPDATE conversation SET last_activity_at = :at WHERE conversation_id = :id")
                .param("at", Timestamp.from(lastOf(1))).param("id", talks.get(set).id.value()).update();
        }
        advance();

        assertThat(between(null, lastOf(1), null)).containsExactly(talks.get(TWO_BLOCKS - 1).id, talks.get(40).id, talks.get(1).id, first.id);
        assertThat(between(lastOf(39), lastOf(41), null)).containsExactly(talks.get(41).id, talks.get(39).id);
    }

    @Test
    void looksOnlyIntoBlocksOfTheTime() {
        advance();

        views.sql().sql("UPDATE conversation_block SET earliest = latest + interval '1 day', latest = earliest - interval '1 day'").update();

        assertThat(between(null, lastOf(2), null)).isEmpty();
        assertThat(between(lastOf(1), null, null)).hasSize(BlockTable.LOOSE);
    }

    private List<ConversationId> from(int oldest, int latest) {
        return talks.subList(oldest, latest + 1).reversed().stream().map(talk -> talk.id).toList();
    }

    /** Each talk has two events. */
    private static Instant lastOf(int talk) {
        return ViewFixture.at(2L * talk + 2);
    }

    private List<ConversationId> between(@Nullable Instant from, @Nullable Instant to, @Nullable String text) {
        var query = new ListConversations(HERE, BOT, new Filter(null, null, null, from, to, text), new Page(1, Page.MOST, null));
        return views.inTransaction(() -> views.<ConversationView>list(query).data().stream().map(ConversationView::id).toList());
    }

    private boolean advance() {
        return views.inTransaction(() -> views.bean(BlockTable.class).advance());
    }

    private void settle(long position) {
        views.sql().sql("INSERT INTO processor_position VALUES ('history', :at), ('activity', :at) "
            + "ON CONFLICT (name) DO UPDATE SET position = excluded.position").param("at", position).update();
    }

    private List<Object> blocks(String sql) {
        return views.sql().sql(sql).query((row, no) -> row.getObject(1)).list();
    }

    /** By a walk, whatever the planner thinks of the words. */
    private List<ConversationId> found(String text, int most) {
        var search = new ConversationSearch(views.sql(), -1);
        return views.inTransaction(() -> search.read(text, new Page(1, most, null), FROM,
            Map.of("workspace", HERE.value(), "bot", BOT.value())).data().stream().map(ConversationView::id).toList());
    }
}
