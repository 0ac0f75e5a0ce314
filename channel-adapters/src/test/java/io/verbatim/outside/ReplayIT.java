package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Parts of the log told once more to a webhook. */
@ExtendWith(Running.class)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Behaviour TAKES = Behaviour.answers(204, "");

    private final Product product;
    private final Api api;
    private final FakeBackend receiver = FakeBackend.start().will(TAKES);
    private final FakeBackend backend = FakeBackend.start();

    ReplayIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @AfterEach
    void close() {
        receiver.close();
        backend.close();
    }

    @Test
    void tellsAConversationAsItsAuditTrailDoesAndNobodyElseHearsOfIt() {
        var asked = product.bot(Flows.COUNTER).withoutEcho();
        asked.integration("Shop", backend, "");
        var chat = asked.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        var conversation = chat.select("anna", "opt_ask").is(200).textAt("/conversation_id");
        int calls = backend.received().size();

        var begun = begin("\"from\": 0, \"filter\": {\"conversation_ids\": [\"%s\"]}".formatted(conversation));
        var done = await(begun, "completed");

        var trail = chat.events(conversation);
        assertThat(told()).isEqualTo(trail);
        assertThat(done.at("/data/events_handled").asInt()).isEqualTo(trail.size());
        assertThat(done.at("/data/position")).isEqualTo(done.at("/data/end"));
        assertThat(done.at("/data/target/signing_secret").isMissingNode()).isTrue();
        var secret = begun.textAt("/data/target/signing_secret").substring("whsec_".length());
        assertThat(receiver.received()).allSatisfy(call ->
            assertThat(call.header("webhook-signature")).isEqualTo(StandardWebhook.signature(secret, call)));
        assertThat(backend.received()).hasSize(calls);
        var noted = api.get("/v1/audit-log?per_page=100").at("/data").valueStream()
            .filter(row -> row.at("/resource").equals(begun.at("/data/id"))).findFirst().orElseThrow();
        assertThat(noted.at("/action").asString()).isEqualTo("replay_started");
        assertThat(noted.at("/after/target/webhook").asString()).isEqualTo(receiver.url().replaceFirst("\\?.*", ""));
        assertThat(noted.at("/after/signing_secret/fingerprint").asString()).hasSize(16);
        assertThat(noted.at("/after/filter/conversation_ids/0").asString()).isEqualTo(conversation);
    }

    @Test
    void tellsWhatItsFilterLetsThrough() {
        var bot = product.bot(Flows.SHOP);
        bot.channel().start().is(200);
        var chat = bot.channel();
        var started = chat.start().is(200);
        var conversation = started.textAt("/conversation_id");
        var trail = chat.events(conversation);
        product.bot(Flows.SHOP).channel().start().is(200);

        await(begin("\"filter\": {\"channel_id\": \"%s\", \"bot_id\": \"%s\", \"types\": [\"conversation.SessionStarted\"]}"
            .formatted(chat.channel(), bot.id())), "completed");
        var ofChannel = told();
        var from = trail.getFirst().at("/recorded_at").asString();
        var fields = "\"from\": \"%s\", \"to\": %s, \"filter\": {\"bot_id\": \"%s\"}";
        await(begin(fields.formatted(from, trail.get(1).at("/position"), bot.id())), "completed");

        assertThat(ofChannel).containsExactly(trail.getFirst());
        assertThat(told().subList(1, told().size())).containsSequence(trail.subList(0, 2)).endsWith(trail.get(1));
    }

    @Test
    void waitsForAReceiverThatFailsAndRestsWhereItIsGone() {
        var conversation = product.bot(Flows.SHOP).channel().start().is(200).textAt("/conversation_id");
        receiver.will(Behaviour.answers(500, ""), Behaviour.answers(410, ""), TAKES);

        var begun = begin("\"filter\": {\"conversation_ids\": [\"%s\"]}".formatted(conversation));
        var rests = await(begun, "paused");
        api.post(path(begun) + "/resume").is(200);
        var done = await(begun, "completed");

        assertThat(rests.textAt("/data/reason")).contains("410");
        assertThat(done.at("/data/reason").isNull()).isTrue();
        assertThat(receiver.received()).hasSize(3).extracting(Received::body).containsOnly(receiver.received().getFirst().body());
        assertThat(receiver.received()).extracting(call -> call.header("webhook-id")).containsOnly(
            receiver.received().getFirst().header("webhook-id"));
    }

    @Test
    void isPausedAndCancelled() {
        var conversation = product.bot(Flows.SHOP).channel().start().is(200).textAt("/conversation_id");
        var word = new CountDownLatch(1);
        receiver.will(Behaviour.waits(word, TAKES));

        var begun = begin("\"filter\": {\"conversation_ids\": [\"%s\"]}".formatted(conversation));
        var paused = api.post(path(begun) + "/pause").is(200);
        var again = api.post(path(begun) + "/pause").is(200);
        var cancelled = api.post(path(begun) + "/cancel").is(200);
        word.countDown();

        assertThat(paused.textAt("/data/state")).isEqualTo("paused");
        assertThat(again.textAt("/data/state")).isEqualTo("paused");
        assertThat(cancelled.textAt("/data/state")).isEqualTo("cancelled");
        api.post(path(begun) + "/resume").isRefused(409, "conflict");
        api.post(path(begun) + "/pause").isRefused(409, "conflict");
        assertThat(api.get("/v1/replays?per_page=1").is(200).textAt("/data/0/id")).isEqualTo(begun.textAt("/data/id"));
    }

    @Test
    void refusesWhatCannotBe() {
        var to = "\"target\": {\"webhook_url\": \"%s\"}".formatted(receiver.url());
        var viewer = product.with(api.post("/v1/api-keys", "{\"name\": \"CI\", \"role\": \"viewer\"}").is(201).textAt("/data/key"));
        var acme = product.with(api.post("/v1/workspaces", "{\"name\": \"Acme\"}").is(201).textAt("/data/key"));

        post("{}").isInvalid("target");
        post("{\"target\": {}}").isInvalid("target");
        post("{\"target\": {\"projection\": \"history\", \"kafka_topic\": \"a\"}}").isInvalid("target");
        post("{\"target\": {\"projection\": \"weather\"}, \"from\": 7, \"to\": 9}").isInvalid("target.projection", "from", "to");
        post("{\"target\": {\"kafka_topic\": \"a b\"}}").isInvalid("target.kafka_topic");
        post("{\"target\": {\"webhook_url\": \"http://10.0.0.1/\"}}").isInvalid("target.webhook_url");
        post("{\"from\": -1, \"to\": \"soon\", %s}".formatted(to)).isInvalid("from", "to");
        post("{\"from\": 7, \"to\": 6, %s}".formatted(to)).isInvalid("to");
        post("{\"filter\": {\"types\": [\"x\"], \"bot_id\": \"b\"}, %s}".formatted(to)).isInvalid("filter.types[0]", "filter.bot_id");
        post("{\"filter\": {\"colour\": 1}, %s}".formatted(to)).isInvalid("filter.colour");
        viewer.post("/v1/replays", "{%s}".formatted(to)).isRefused(403, "forbidden");
        acme.post("/v1/replays", "{\"target\": {\"projection\": \"history\"}}").isRefused(403, "forbidden");
        acme.get(path(begin("\"to\": 1"))).isRefused(404, "not_found");
        api.get("/v1/replays/rpl_00000000000000000000000000").isRefused(404, "not_found");
    }

    private Answer begin(String fields) {
        return post("{%s, \"target\": {\"webhook_url\": \"%s\"}}".formatted(fields, receiver.url())).is(201);
    }

    private Answer post(String body) {
        return api.post("/v1/replays", body);
    }

    private static String path(Answer begun) {
        return begun.header("Location");
    }

    private Answer await(Answer begun, String state) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
            .untilAsserted(() -> assertThat(api.get(path(begun)).is(200).textAt("/data/state")).isEqualTo(state));
        return api.get(path(begun));
    }

    /** All events that came with calls that were answered. */
    private List<JsonNode> told() {
        return receiver.received().stream().flatMap(call -> Answer.json(call.body()).valueStream()).toList();
    }
}
