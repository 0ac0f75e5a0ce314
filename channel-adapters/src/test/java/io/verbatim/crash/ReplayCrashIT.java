package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.hangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays on two nodes: they outlive the one that goes on with them, and may be ordered from the command line. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class ReplayCrashIT {

    private static final Duration TAKE_OVER = Duration.ofSeconds(30);

    private static Node first;
    private static Node second;

    @BeforeAll
    static void start(Cluster cluster) {
        first = cluster.first();
        second = cluster.second();
    }

    @Test
    void goOnWhereTheNodeIsKilledThatHeldThem() {
        try (var receiver = FakeBackend.start().will(hangs())) {
            var conversation = Bot.thatRepeats(second.api()).start(second.api(), "replayed").body().path("conversation_id").asString();
            second.freeze();
            var replay = first.api().must("POST", "/v1/replays", Map.of("from", 0, "target", Map.of("webhook_url", receiver.url()),
                "filter", Map.of("conversation_ids", List.of(conversation)))).path("id").asString();
            await().atMost(TAKE_OVER).until(() -> !receiver.received().isEmpty());
            receiver.will(answers(204, ""));
            second.thaw();
            first.kill();

            await().atMost(TAKE_OVER).until(() -> state(replay).equals("completed"));

            var told = receiver.received();
            assertThat(told).hasSize(2);
            assertThat(told.getLast().body()).isEqualTo(told.getFirst().body()).contains("SessionStarted");
        } finally {
            first.revive();
        }
    }

    @Test
    void areOrderedFromTheCommandLine() {
        var done = second.carryOut(Map.of(), "rebuild", "history");
        var none = second.carryOut(Map.of(), "rebuild", "weather");

        assertThat(done.text().lines()).last().asString().startsWith("[##############################] 100 %").endsWith("done");
        assertThat(done.code()).isZero();
        assertThat(none.text()).endsWith("rebuild: weather is failed: There is no projection weather");
        assertThat(none.code()).isEqualTo(1);
    }

    private static String state(String replay) {
        return second.api().get("/v1/replays/" + replay).data().path("state").asString();
    }
}
