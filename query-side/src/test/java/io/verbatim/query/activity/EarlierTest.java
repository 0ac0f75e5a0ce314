package io.verbatim.query.activity;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as of a moment are those that a look through the whole log gives, whichever way words are found. */
class EarlierTest {
    private static final List<String> WORDS = List.of("refund", "invoice", "parcel");
    private static final long NEVER = -1;
    private static final int STEPS = 600;

    private final ViewFixture views = ViewFixture.empty();
    private final List<Talk> talks = IntStream.range(0, BlockTable.LOOSE + 3 * BlockTable.SIZE).mapToObj(no -> Talk.with("user " + no, WEB))
        .toList();
    private final List<ConversationEvent> log = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areThoseThatTheLogTells(long seed) {
        var random = new Random(seed);
        talks.forEach(talk -> log.add(talk.started(BOT, 1)));
        IntStream.range(0, STEPS).forEach(step -> log.add(next(random, talks.get(some(random)))));
        store();
        for (int moment : new int[] {1, 150, 300, 500, log.size() - 1, log.size()}) {
            for (var word : WORDS) {
                var expected = model(moment, word);
                assertThat(found(moment, word, NEVER)).as("%s up to %d, walked, seed %d", word, moment, seed).isEqualTo(expected);
                assertThat(found(moment, word, 10_000)).as("%s up to %d, looked up, seed %d", word, moment, seed).isEqualTo(expected);
            }
            assertThat(found(moment, null, NEVER)).as("up to %d, seed %d", moment, seed).isEqualTo(model(moment, ""));
        }
    }

    /** Some go on much more than others. */
    private int some(Random random) {
        return (int) (talks.size() * random.nextDouble() * random.nextDouble());
    }

    private static ConversationEvent next(Random random, Talk talk) {
        return random.nextInt(10) == 0 ? talk.ended("over") : talk.user("about a " + WORDS.get(random.nextInt(WORDS.size())));
    }

    /** In the log and in the views; and what rests is in blocks. */
    private void store() {
        views.given(log.toArray());
        views.sql().sql("""
            INSERT INTO event
            SELECT no, no::text, 'conversation', stream, row_number() OVER (PARTITION BY stream ORDER BY no) - 1, type, '1', at, :workspace,
                '{}', '{}'
            FROM unnest(:streams, :types, :times::text[]::timestamptz[]) WITH ORDINALITY AS e (stream, type, at, no)
            """).param("workspace", HERE.value())
            .param("streams", log.stream().map(event -> event.conversationId().value()).toArray(String[]::new))
            .param("types", log.stream().map(event -> "conversation." + event.getClass().getSimpleName()).toArray(String[]::new))
            .param("times", IntStream.rangeClosed(1, log.size()).mapToObj(no -> at(no).toString()).toArray(String[]::new)).update();
        views.sql().sql("INSERT INTO bot VALUES (:bot, :workspace, 'Porter', null, 1, false, 1, now(), 1, now(), 1)")
            .param("bot", BOT.value()).param("workspace", HERE.value()).update();
        views.sql().sql("INSERT INTO processor_position VALUES ('activity', :last), ('history', :last)").param("last", log.size()).update();
        views.inTransaction(() -> views.bean(BlockTable.class).advance());
        assertThat(views.sql().sql("SELECT count(words) FROM conversation_block").query(Long.class).single()).isGreaterThan(1);
    }

    private List<ConversationId> model(int moment, String word) {
        var last = new HashMap<ConversationId, Integer>();
        var saying = new ArrayList<ConversationId>();
        for (int no = 1; no <= moment; no++) {
            var event = log.get(no - 1);
            if (!(event instanceof ConversationEvent.SessionEnded)) {
                last.put(event.conversationId(), no);
            }
            if (word.isEmpty() || event instanceof UserMessageReceived said && said.input().text().contains(word)) {
                saying.add(event.conversationId());
            }
        }
        return saying.stream().distinct().sorted(comparing(last::get, reverseOrder())).toList();
    }

    /** In parts of seven. */
    private List<ConversationId> found(long moment, @Nullable String word, long rare) {
        var given = new HashMap<String, Object>(Map.of("workspace", HERE.value(), "bot", BOT.value()));
        if (word != null) {
            given.put("text", word);
        }
        var found = new ArrayList<ConversationId>();
        String next = null;
        do {
            var page = new Page(1, 7, next);
            var part = views.inTransaction(() -> new Earlier(views.sql(), rare).read(new Moment(moment, at(Long.MAX_VALUE >> 40)), "", given, page));
            found.addAll(part.data().stream().map(ConversationView::id).toList());
            next = part.next();
        } while (next != null);
        return found;
    }
}
