package io.verbatim.query.audit;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.StoredJson;
import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.log.LogPage;
import io.verbatim.shared.log.LogQuery.FindLogged;
import io.verbatim.shared.log.LogQuery.ReadLog;
import io.verbatim.shared.log.LoggedEvent;
import org.junit.jupiter.api.Test;

class LogQueriesTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);
    private final Log log = new Log(views, talk.id);

    @Test
    void readsEventsAsTheyAreStoredInTheirOrder() {
        var question = talk.user("Hi");
        log.store(talk.started(BOT, 1), question, talk.bot("Hello"));

        var page = read(1, 2, 10);

        assertThat(page.events()).containsExactly(new LoggedEvent(2, talk.id.value(), 1, "event-2", "conversation.UserMessageReceived", "1",
            at(2), HERE.value(), "key_anna", "cause", "trace", StoredJson.write(question)));
        assertThat(page.end()).isEqualTo(2);
        assertThat(page.endId()).isEqualTo("event-2");
    }

    @Test
    void readsNoMoreThanAskedFor() {
        log.store(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"));

        assertThat(read(0, 3, 2)).extracting(page -> page.events().size(), LogPage::end).containsExactly(2, 2L);
    }

    @Test
    void stopsAtSomeMegabytesAndYetGoesOn() {
        var large = "x".repeat(3 << 20);
        log.store(talk.started(BOT, 1), talk.user(large), talk.user(large), talk.user(large));

        assertThat(read(0, 4, 10).end()).isEqualTo(3);
        assertThat(read(3, 4, 10).end()).isEqualTo(4);
    }

    @Test
    void isAtTheEndWhereNothingIs() {
        assertThat(read(7, 9, 10)).extracting(page -> page.events().size(), LogPage::end, LogPage::endId).containsExactly(0, 9L, null);
    }

    @Test
    void masksASensitiveValueWhereverItStands() {
        log.store(talk.started(BOT, 1), talk.user("my pin is 4711"), talk.secret("pin", "4711"), talk.bot("4711"));

        assertThat(read(0, 2, 10).events().toString()).doesNotContain("4711").contains("••••");
        assertThat(read(2, 4, 10).events().toString()).doesNotContain("4711").contains("\"step\":\"ask\"");
    }

    @Test
    void masksWhatBecameSensitiveSinceItLookedLast() {
        log.store(talk.started(BOT, 1), talk.user("Hi"));
        read(0, 2, 10);

        log.append(2, talk.user("my pin is 4711"), talk.secret("pin", "4711"), talk.bot("4711"));

        assertThat(read(2, 5, 10).events()).hasSize(3).asString().doesNotContain("4711");
    }

    @Test
    void passesOverWhatWasForgotten() {
        log.store(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"));
        views.sql().sql("INSERT INTO forgotten_conversation (conversation_id, position) VALUES (?, 2)").param(talk.id.value()).update();

        assertThat(read(0, 3, 10).events()).extracting(LoggedEvent::position).containsExactly(3L);
    }

    @Test
    void findsTheWorkspaceOfAnEventThatDoesNotSayIt() {
        log.store(talk.started(BOT, 1));
        views.sql().sql("""
            INSERT INTO event SELECT 2, 'event-2', aggregate_type, aggregate_id, 1, type, revision, recorded_at, 'null', payload, metadata
            FROM event""").update();

        assertThat(read(1, 2, 10).events()).extracting(LoggedEvent::workspace).containsExactly(HERE.value());
    }

    @Test
    void findsOneEventForItsOwnWorkspaceOnly() {
        log.store(talk.started(BOT, 1), talk.user("my pin is 4711"), talk.secret("pin", "4711"));

        assertThat(views.find(new FindLogged(HERE, "event-2"), LoggedEvent.class)).map(LoggedEvent::payload).get().asString()
            .contains("••••").doesNotContain("4711");
        assertThat(views.find(new FindLogged(ELSEWHERE, "event-2"), LoggedEvent.class)).isEmpty();
        assertThat(views.find(new FindLogged(HERE, "event-9"), LoggedEvent.class)).isEmpty();
    }

    @Test
    void showsHalfOfADigest() {
        assertThat(Fingerprints.in("{\"key\":{\"id\":\"key_1\",\"digest\":\"0123456789abcdef0123456789abcdef\",\"last4\":null}}"))
            .isEqualTo("{\"key\":{\"id\":\"key_1\",\"digest\":\"0123456789abcdef\",\"last4\":null}}");
    }

    private LogPage read(long after, long upTo, int most) {
        return views.one(new ReadLog(after, upTo, most), LogPage.class);
    }
}
