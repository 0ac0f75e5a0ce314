package io.verbatim.query.rebuild;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.replay.RebuildCommand.AdvanceRebuild;
import io.verbatim.shared.replay.RebuildCommand.DropRebuild;
import io.verbatim.shared.replay.RebuildProgress;
import io.verbatim.shared.replay.RebuildProgress.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildingTest {

    private static final String HASH = "SELECT coalesce(md5(string_agg(m::text, '|' ORDER BY m::text)), 'nothing') FROM message m";

    private final ViewFixture views = ViewFixture.empty();
    private final Rebuilding rebuilding = views.bean(Rebuilding.class);
    private final JdbcClient jdbc = views.sql();
    private final Talk talk = Talk.with("anna", WEB);
    private int stored;

    @Test
    void makesAViewAgainAsItWas() {
        view(talk.started(BOT, 1), talk.user("4711"), talk.secret("pin", "4711"), talk.bot("Thanks"));
        var before = hash();
        jdbc.sql("UPDATE message SET text = 'spoilt'").update();

        var progress = finish("one");

        assertThat(progress).isEqualTo(new RebuildProgress(State.DONE, 4, 4, 3, null));
        assertThat(hash()).isEqualTo(before);
        assertThat(schemas()).isZero();
    }

    @Test
    void clearsWhatTellsOfTheViewAsItWas() {
        view(talk.started(BOT, 1), talk.user("Hi"));
        jdbc.sql("INSERT INTO conversation_block (bot_id, workspace_id, after, upto, earliest, latest) "
            + "VALUES (:bot, :bot, 0, 1, now(), now())").param("bot", BOT.value()).update();

        finish("one");

        assertThat(jdbc.sql("SELECT count(*) FROM conversation_block").query(Long.class).single()).isZero();
    }

    @Test
    void takesInByTheBulkWhatIsMuch() {
        view(talk.started(BOT, 1), talk.user("Hi"));
        jdbc.sql("UPDATE processor_position SET position = 5000").update();

        var first = advance("one", 1);

        assertThat(first).isEqualTo(new RebuildProgress(State.RUNNING, 5000, 5000, 1, null));
        assertThat(jdbc.sql("SELECT count(*) FROM rebuild_history.message").query(Long.class).single()).isOne();
        assertThat(finish("one").state()).isEqualTo(State.DONE);
    }

    @Test
    void leavesTheViewInUseAloneWhereAHandlerFails() {
        view(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"));
        var before = hash();
        jdbc.sql("UPDATE event SET payload = '{}' WHERE global_index = 3").update();

        var progress = finish("one");

        assertThat(progress.state()).isEqualTo(State.FAILED);
        assertThat(progress.reason()).contains("The projection failed before position 3");
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void forgetsWhatWasParked() {
        view(talk.started(BOT, 1), talk.user("Hi"));
        jdbc.sql("INSERT INTO parked VALUES ('history', 'a', 2), ('history', 'a', 9), ('activity', 'a', 2)").update();

        finish("one");

        assertThat(jdbc.sql("SELECT processor || position FROM parked ORDER BY 1").query(String.class).list())
            .containsExactly("activity2", "history9");
    }

    @Test
    void doesNotTellOfWhatWasForgotten() {
        view(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"), talk.user("Again"));
        jdbc.sql("INSERT INTO forgotten_conversation VALUES (:id, 3)").param("id", talk.id.value()).update();

        finish("one");

        assertThat(jdbc.sql("SELECT text FROM message").query(String.class).list()).containsExactly("Again");
    }

    @Test
    void isLeftToWhoeverHasTheGreaterNumber() {
        view(talk.started(BOT, 1), talk.user("Hi"));
        advance("one", 2);

        assertThatThrownBy(() -> advance("one", 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> advance("other", 3)).isInstanceOf(Refused.class).hasMessageContaining("history");
    }

    @Test
    void leavesNothingBehindWhereItIsGivenUp() {
        view(talk.started(BOT, 1), talk.user("Hi"));
        advance("one", 1);

        rebuilding.handle(new DropRebuild("one", 2));

        assertThat(schemas()).isZero();
        assertThatThrownBy(() -> advance("one", 2)).isInstanceOf(Refused.class);
        assertThat(finish("other").state()).isEqualTo(State.DONE);
    }

    @Test
    void knowsWhatItCannotMake() {
        var progress = rebuilding.handle(new AdvanceRebuild("one", "weather", 1, Duration.ofSeconds(1)));

        assertThat(progress.state()).isEqualTo(State.FAILED);
        assertThat(progress.reason()).contains("weather");
    }

    private RebuildProgress finish(String id) {
        var progress = advance(id, 1);
        for (int i = 0; i < 5 && progress.state() == State.RUNNING; i++) {
            progress = advance(id, 1);
        }
        return progress;
    }

    private RebuildProgress advance(String id, long fence) {
        return rebuilding.handle(new AdvanceRebuild(id, "history", fence, Duration.ofSeconds(1)));
    }

    /** Stores these events, and takes them into the views. */
    private void view(ConversationEvent... events) {
        for (var event : events) {
            jdbc.sql("""
                INSERT INTO event
                VALUES (:no, :no::text, 'conversation', :stream, :no - 1, :type, '1', :at, :workspace, :payload::json, '{}')
                """)
                .param("no", ++stored).param("stream", talk.id.value()).param("type", "conversation." + event.getClass().getSimpleName())
                .param("at", Columns.time(at(stored))).param("workspace", HERE.value()).param("payload", StoredJson.write(event)).update();
        }
        views.given((Object[]) events);
        jdbc.sql("INSERT INTO processor_position VALUES ('history', :position)").param("position", stored).update();
    }

    private String hash() {
        return jdbc.sql(HASH).query(String.class).single();
    }

    private long schemas() {
        return jdbc.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rebuild%'").query(Long.class).single();
    }
}
