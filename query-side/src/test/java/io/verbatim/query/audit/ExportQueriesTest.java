package io.verbatim.query.audit;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Columns;
import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.conversation.ConversationQuery.ListEvents;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.export.EventFilter;
import io.verbatim.shared.export.EventPart;
import io.verbatim.shared.export.ExportQuery.ReadEvents;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportQueriesTest {

    private static final EventFilter ALL = new EventFilter(10, null, null, Set.of());

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);
    private final Log log = new Log(views, talk.id);

    @Test
    void givesTheSameAsTheAuditTrail() {
        log.store(talk.started(BOT, 1), talk.user("my pin is 4711"), talk.secret("pin", "4711"), talk.bot("4711"));

        assertThat(read(ALL, 0).events()).isEqualTo(views.list(new ListEvents(HERE, talk.id, first())).data());
        assertThat(read(ALL, 0).toString()).doesNotContain("4711");
    }

    @Test
    void goesOnBehindAPositionUpToTheEnd() {
        log.store(talk.started(BOT, 1), talk.user("a"), talk.user("b"), talk.user("c"));

        var part = read(new EventFilter(3, null, null, Set.of()), 1);

        assertThat(part.events()).extracting(EventView::position).containsExactly(2L, 3L);
        assertThat(part.end()).isEqualTo(3);
        assertThat(read(ALL, 9)).isEqualTo(new EventPart(List.of(), 10));
    }

    @Test
    void narrowsToTimesAndTypes() {
        log.store(talk.started(BOT, 1), talk.user("a"), talk.bot("b"), talk.user("c"));

        assertThat(positions(ALL.end(), at(2), at(4), Set.of())).containsExactly(2L, 3L);
        assertThat(positions(ALL.end(), null, null, Set.of(StoredEvent.BOT_MESSAGE_SAID))).containsExactly(3L);
    }

    @Test
    void stopsWhenAPartIsLargeAndYetGoesOn() {
        log.store(talk.started(BOT, 1), talk.user("x".repeat(700_000)), talk.user("y".repeat(700_000)), talk.user("z".repeat(700_000)));

        assertThat(read(ALL, 0).end()).isEqualTo(3);
        assertThat(read(ALL, 3).events()).extracting(EventView::position).containsExactly(4L);
        assertThat(read(ALL, 3).end()).isEqualTo(10);
    }

    @Test
    void leavesOutTestsWhatIsForgottenAndOtherWorkspaces() {
        log.store(talk.started(BOT, 1), talk.user("a"), talk.user("b"));
        views.sql().sql("INSERT INTO forgotten_conversation (conversation_id, position) VALUES (:id, 2)").param("id", talk.id.value()).update();
        views.sql().sql("""
            INSERT INTO event SELECT 4, 'event-4', 'conversation', 'conv_test_1', 0, type, '1', recorded_at, workspace_id, payload, metadata
            FROM event WHERE global_index = 3
            """).update();

        assertThat(positions(10, null, null, Set.of())).containsExactly(3L);
        assertThat(views.find(new ReadEvents(ELSEWHERE, ALL, 0), EventPart.class)).contains(new EventPart(List.of(), 10));
    }

    @Test
    void knowsByItsStreamWhereAnEventBelongsThatDoesNotSayIt() {
        log.store(talk.started(BOT, 1), talk.user("a"));
        views.sql().sql("""
            INSERT INTO event SELECT 3, 'event-3', 'conversation', aggregate_id, 2, type, '1', recorded_at, NULL, payload, metadata
            FROM event WHERE global_index = 2
            """).update();

        assertThat(positions(10, null, null, Set.of())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void showsHalfOfADigest() {
        views.sql().sql("""
            INSERT INTO event VALUES (1, 'event-1', 'workspace', :id, 0, 'workspace.KeyIssued', '1', :at, :id,
                '{"key": {"id": "key_1", "digest": "0123456789abcdef0123456789abcdef"}}', '{}')
            """).param("id", HERE.value()).param("at", Columns.time(at(1))).update();

        assertThat(read(ALL, 0).events().getFirst().payload().toString()).contains("digest=0123456789abcdef}");
    }

    private EventPart read(EventFilter filter, long after) {
        return views.find(new ReadEvents(HERE, filter, after), EventPart.class).orElseThrow();
    }

    private List<Long> positions(long end, @Nullable Instant since, @Nullable Instant before, Set<String> types) {
        return read(new EventFilter(end, since, before, types), 0).events().stream().map(EventView::position).toList();
    }
}
