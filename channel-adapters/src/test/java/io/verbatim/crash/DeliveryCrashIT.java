package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.hangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the product between saying something and knowing that it has arrived. */
@BesideOthers
class DeliveryCrashIT {
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final List<Map<String, Object>> GREETING = List.of(
        Map.of("id", "start", "type", "start", "next", "hi"),
        Map.of("id", "hi", "type", "message", "text", "Hello", "next", "end"),
        Map.of("id", "end", "type", "end"));

    @TempDir
    static Path directory;

    private static Database database;
    private static Node node;
    private static String bot;

    @BeforeAll
    static void start() {
        database = Database.start(directory.resolve("postgres"));
        node = Node.withFakes(directory.resolve("node"), database.settings()).start();
        bot = node.api().must("POST", "/v1/bots", Map.of("name", "Greeter")).path("id").asString();
        node.api().must("PUT", "/v1/bots/%s/draft".formatted(bot), Map.of("components", GREETING));
        node.api().must("POST", "/v1/bots/%s/publish".formatted(bot), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }

    @Test
    void sendsOnceWhatWasNeverSentAgainWhatIsInDoubtAndNothingThatArrived() throws Exception {
        try (var arrived = receiver("arrived", "resend"); var doubtful = receiver("doubtful", "resend");
             var held = receiver("held", "hold"); var unsent = receiver("unsent", "resend")) {
            List.of(arrived, unsent).forEach(receiver -> receiver.fake.will(answers(200, "")));
            List.of(arrived, doubtful, held).forEach(DeliveryCrashIT::greet);
            await().until(() -> story("arrived").contains("DeliverySucceeded")
                && doubtful.fake.received().size() == 1 && held.fake.received().size() == 1);

            try (var gate = Gate.before(database, "DeliveryRequested")) {
                greetAtTheGate(unsent);
                gate.awaitVisitor();
                node.kill();
                gate.letThrough();
            }
            doubtful.fake.will(answers(200, ""));
            held.fake.will(answers(200, ""));
            node.start();

            await().atMost(RECOVERY).untilAsserted(() -> assertThat(List.of("doubtful", "unsent", "arrived"))
                .allSatisfy(user -> assertThat(story(user)).contains("DeliverySucceeded")));
            await().atMost(RECOVERY).until(() -> database.count("select count(*) from work where kind = 'delivery'") == 0);
            assertThat(arrived.ids()).hasSize(1);
            assertThat(unsent.ids()).hasSize(1);
            assertThat(doubtful.ids()).hasSize(2).containsOnly(doubtful.ids().getFirst());
            assertThat(story("doubtful")).containsSubsequence("DeliveryRequested", "DeliveryOutcomeUnknown", "DeliverySucceeded");
            assertThat(held.ids()).hasSize(1);
            assertThat(story("held")).containsSubsequence("DeliveryRequested", "DeliveryBegun", "DeliveryOutcomeUnknown");
            // The view comes behind the work.
            await().untilAsserted(() -> assertThat(database.ask("select distinct state from observe.v_delivery order by state"))
                .containsExactly("delivered", "unknown"));
        }
    }

    @Test
    void believesOnlyWhatIsOnRecordOfAnAnswerThatItHasRead() throws Exception {
        try (var known = receiver("known", "resend"); var forgotten = receiver("forgotten", "resend"); var kept = receiver("kept", "hold")) {
            List.of(known, forgotten, kept).forEach(receiver -> receiver.fake.will(answers(200, "")));
            try (var gate = Gate.before(database, "DeliverySucceeded")) {
                greetAtTheGate(known);
                gate.awaitVisitor();
                node.kill();
                gate.letThrough();
            }
            node.start();
            try (var gate = Gate.before(database, "DeliverySucceeded")) {
                // The second one's answer waits behind the first one's.
                List.of(forgotten, kept).forEach(DeliveryCrashIT::greetAtTheGate);
                gate.awaitVisitor();
                await().until(() -> kept.fake.received().size() == 1 && forgotten.fake.received().size() == 1);
                node.kill();
                gate.turnAway();
            }
            node.start();

            await().atMost(RECOVERY).untilAsserted(() -> {
                assertThat(story("forgotten")).containsSubsequence("DeliveryRequested", "DeliveryOutcomeUnknown", "DeliverySucceeded");
                assertThat(story("kept")).containsSubsequence("DeliveryBegun", "DeliveryOutcomeUnknown");
            });
            assertThat(forgotten.ids()).hasSize(2).containsOnly(forgotten.ids().getFirst());
            assertThat(kept.ids()).hasSize(1);
            assertThat(known.ids()).hasSize(1);
        }
    }

    private static Receiver receiver(String user, String policy) {
        return new Receiver(user, policy, FakeBackend.start().will(hangs()));
    }

    private static void greet(Receiver receiver) {
        node.api().must("POST", "/v1/bots/%s/channels".formatted(bot), Map.of("type", "posting", "name", receiver.user(), "active", true,
            "config", Map.of("url", receiver.fake.url(), "greets", receiver.user(), "on_unknown_delivery", receiver.policy())));
    }

    /** Its answer waits at the gate as well, and does not come where the node is killed. */
    private static void greetAtTheGate(Receiver receiver) {
        CompletableFuture.runAsync(() -> greet(receiver));
    }

    private static List<String> story(String user) {
        return database.ask("""
            select replace(type, 'conversation.', '') from event where aggregate_id in (
              select aggregate_id from event where type = 'conversation.SessionStarted' and payload->>'session_id' = ?)
             order by global_index""", user);
    }

    /** Who is called. */
    private record Receiver(String user, String policy, FakeBackend fake) implements AutoCloseable {

        List<String> ids() {
            return fake.received().stream().map((Received request) -> request.header("webhook-id")).toList();
        }

        @Override
        public void close() {
            fake.close();
        }
    }
}
