package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, each with one role, are together what one node is. */
@BesideOthers
class RolesIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TempDir
    static Path directory;

    private static Database database;
    private static Node channels;
    private static Node command;
    private static Node query;

    @BeforeAll
    static void start() {
        database = Database.start(directory.resolve("postgres"));
        // The first makes the tables and the owner's key; the others need not wait for each other.
        query = node("query").start();
        channels = node("channels").launch();
        command = node("command").launch();
        Stream.of(channels, command).forEach(Node::awaitReady);
    }

    @AfterAll
    static void stop() throws Exception {
        Stream.of(channels, command, query).forEach(Node::close);
        database.close();
    }

    @Test
    void talkCallAndShowTogether() {
        try (var failing = FakeBackend.start().will(answers(503, "{}"));
             var backend = FakeBackend.start().will(says("From afar"))) {
            var bot = Bot.thatAsks(channels.api()).with(channels.api(), "only", failing, Map.of("max_retries", 1, "retry_backoff_ms", 50))
                .with(channels.api(), "other", backend, Map.of("is_fallback", true));
            var conversation = bot.start(channels.api(), "walk").body().path("conversation_id").asString();

            var answer = bot.say(channels.api(), "walk", "Hello");

            assertThat(Bot.texts(answer)).as("%s", answer).containsExactly("From afar");
            assertThat(failing.received()).hasSize(2);
            var messages = channels.api().get("/v1/conversations/%s/messages".formatted(conversation)).data();
            assertThat(messages.toString()).contains("Hello", "From afar");
            assertThat(callers()).hasSize(1);
        }
    }

    @Test
    void deliverUnderTheTraceOfTheMessageWhatItsNodeNeverSees() {
        try (var backend = FakeBackend.start().will(says("From afar")); var receiver = FakeBackend.start().will(answers(200, ""))) {
            var api = channels.api();
            var bot = Bot.thatAsks(api).with(api, "only", backend, Map.of());
            var form = api.must("POST", "/v1/bots/%s/channels".formatted(bot.id()), Map.of("type", "webhook", "name", "Form", "active", true,
                "config", Map.of("dialect", "form", "page_id", "page", "reply_url", receiver.url())));

            var taken = api.call("POST", "/webhook/mychatbot",
                Map.of("client_id", "anna", "page_id", "page", "platform", "CustomApp", "text", "Hello"),
                Map.of("Authorization", "Bearer " + form.at("/config/api_token").asString(), "traceparent", TRACE));

            assertThat(taken.status()).as("%s", taken).isEqualTo(200);
            await().untilAsserted(() -> assertThat(receiver.received()).singleElement().satisfies(delivered -> {
                assertThat(delivered.body()).contains("From+afar");
                assertThat(delivered.header("traceparent")).isEqualTo(TRACE);
            }));
            assertThat(backend.received()).singleElement().satisfies(call -> assertThat(call.header("traceparent")).isEqualTo(TRACE));
            await().until(() -> database.count("select count(*) from event where type = 'conversation.DeliverySucceeded'") == 1);
        }
    }

    @Test
    void leaveHttpToTheNodeOfTheChannels() {
        assertThat(channels.api().get("/v1/bots").status()).isEqualTo(200);
        assertThat(List.of(command.api().get("/v1/bots").status(), query.api().get("/v1/bots").status())).containsOnly(0);
    }

    /** The nodes that have called backends. */
    private static List<String> callers() {
        return database.ask("select distinct payload->'call'->>'node' from event where type in ('conversation.AttemptFailed', "
            + "'conversation.AttemptSucceeded')");
    }

    private static Node node(String role) {
        var settings = new HashMap<>(database.settings());
        settings.put("VERBATIM_ROLES", role);
        return new Node(directory.resolve(role), settings);
    }
}
