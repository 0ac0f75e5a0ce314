package io.verbatim.crash;

import static io.verbatim.crash.Consumed.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream to Kafka, whatever happens to Kafka: no event is missing, and each stream is in order. The broker is killed once, and twenty
 * times in the profile {@code chaos}; it is away for a moment, and there for five minutes.
 */
@BesideOthers
@ExtendWith(TwoNodes.class)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaIT {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TAKE_OVER = Duration.ofSeconds(15);
    private static final int ENOUGH_TO_TELL = 2_000;

    private static Database database;
    private static Broker broker;
    private static Node first;
    private static Node second;
    private static Bot bot;

    @BeforeAll
    static void start(Cluster cluster) {
        database = cluster.database();
        broker = cluster.broker();
        first = cluster.first();
        second = cluster.second();
        bot = Bot.thatRepeats(first.api());
    }

    @AfterAll
    static void stop() {
        broker.kill();
    }

    @Test
    @Order(1)
    void serveWithoutKafkaAndPublishWhenItComes() {
        bot.start(first.api(), "early");
        assertThat(Bot.texts(bot.say(first.api(), "early", "Hello"))).contains("You said Hello");
        assertThat(published()).isZero();

        broker.start();

        var consumed = Consumed.awaitAll(broker, database, 0);
        assertThat(consumed.records()).extracting(each -> header(each, "ce_specversion")).containsOnly("1.0");
        assertThat(consumed.records()).extracting(each -> header(each, "ce_type"))
            .contains("io.verbatim.conversation.UserMessageReceived.v1", "io.verbatim.bot.BotPublished.v1");
        var stored = database.ask("select event_id from event where type = 'conversation.UserMessageReceived'").getFirst();
        assertThat(consumed.of(stored).value()).isEqualTo(database.ask("select payload from event where event_id = ?", stored).getFirst());
        // Once for each time that the node had lost its database before, not once a second.
        assertThat(first.logged().split("Events wait in the store", -1)).hasSizeLessThan(20);
    }

    @Test
    @Order(2)
    void missNothingWhereTheBrokerIsKilled() {
        int kills = Integer.getInteger("verbatim.chaos.blows", 1) < 20 ? 1 : 20;
        for (int kill = 0; kill < kills; kill++) {
            long before = more(4_000);
            long into = before + ThreadLocalRandom.current().nextInt(3_000);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> published() >= into);
            broker.kill();
            assertThat(Bot.texts(bot.say(first.api(), "early", "Again"))).contains("You said Again");
            broker.start();
        }

        Consumed.awaitAll(broker, database, 0);
    }

    @Test
    @Order(3)
    void goOnThroughCutAndSlowConnections() {
        broker.proxy().delay(100);
        more(2_000);
        broker.proxy().cut();
        more(500);
        broker.proxy().cut();

        Consumed.awaitAll(broker, database, 0);
        broker.proxy().delay(0);
    }

    @Test
    @Order(4)
    void referToWhatIsTooLarge() throws Exception {
        database.execute("""
            insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
            select 'large-one', aggregate_type, aggregate_id || 'l', 0, type, revision, workspace_id,
                   json_build_object('component_id', repeat('äx', 1000000)), metadata
              from event where type = 'conversation.ComponentEntered' limit 1""");

        var sent = Consumed.awaitAll(broker, database, 0).of("large-one");

        assertThat(header(sent, "ce_dataref")).endsWith("/v1/events/large-one/payload");
        var payload = first.api().read("/v1/events/large-one/payload");
        assertThat(sent.value()).contains("\"reference\":\"" + header(sent, "ce_dataref") + "\"", "\"sha256\":\"" + sha256(payload) + "\"",
            "\"bytes\":" + payload.length + "}");
    }

    @Test
    @Order(5)
    void publishOnWhereTheTopicWasDeleted() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.address()))) {
            admin.deleteTopics(List.of(Consumed.TOPIC)).all().get();
        }

        long after = more(500);

        Consumed.awaitAll(broker, database, after);
    }

    @Test
    @Order(6)
    void arePublishedByTheNextNodeWhereOneStandsStill() {
        letFirstPublish();
        first.freeze();
        long frozenAt;
        try {
            frozenAt = more(500);
            await().atMost(TAKE_OVER).until(() -> published() > frozenAt);
        } finally {
            first.thaw();
        }
        long thawedAt = published();
        more(100);

        Consumed.awaitAll(broker, database, frozenAt);
        assertThat(published()).isGreaterThan(thawedAt);
    }

    @Test
    @Order(7)
    void areToldOnceMoreWhereAReplayAsksForIt() {
        var replay = first.api().must("POST", "/v1/replays", Map.of("from", 0, "target", Map.of("kafka_topic", "verbatim.again"),
            "filter", Map.of("types", List.of("conversation.UserMessageReceived")))).path("id").asString();

        await().atMost(PATIENCE).until(() -> first.api().get("/v1/replays/" + replay).data().path("state").asString().equals("completed"));

        assertThat(Consumed.from(broker, "verbatim.again").ids()).containsExactlyInAnyOrderElementsOf(
            database.ask("select event_id from event where type = 'conversation.UserMessageReceived'"));
    }

    @Test
    @Order(8)
    void missNothingThatIsSaidWhileKafkaIsAway() {
        var absence = Duration.ofSeconds(Long.getLong("verbatim.chaos.absence-seconds", 2));
        long before = database.count("select max(global_index) from event");
        Chatter.Heard with;
        Chatter.Heard without;
        try (var chatter = new Chatter(bot, List.of(first, second), "absence")) {
            with = chatter.listen(absence.dividedBy(5));
            broker.kill();
            without = chatter.listen(absence);
            assertThat(published()).as("published without Kafka").isLessThan(database.count("select max(global_index) from event"));
            broker.start();
        }

        var consumed = Consumed.awaitAll(broker, database, before);
        assertThat(with.turns()).allMatch(Chatter.Turn::answered);
        assertThat(without.turns()).allMatch(Chatter.Turn::answered);
        assertSameSpeed(with, without);
        LOG.info("With Kafka {}; without, for {}: {}; {} records of {} events in the topic", with, absence, without,
            consumed.records().size(), consumed.ids().size());
    }

    /** Only where it was away for long enough to tell: then users wait no longer than they did, twice what others make of a machine apart. */
    private static void assertSameSpeed(Chatter.Heard with, Chatter.Heard without) {
        if (without.turns().size() > ENOUGH_TO_TELL) {
            assertThat(without.millis(50)).as("%s, without %s", with, without).isLessThan(2 * with.millis(50));
            assertThat(without.millis(95)).as("%s, without %s", with, without).isLessThan(2 * with.millis(95));
        }
    }

    /** The other one stands still for a moment, and whoever publishes is told that it has lost its turn. */
    private static void letFirstPublish() {
        second.freeze();
        try {
            database.execute("update publisher set epoch = epoch + 1, held_until = '-infinity'");
            long before = more(100);
            await().atMost(PATIENCE).until(() -> published() > before);
        } finally {
            second.thaw();
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static long published() {
        return database.count("select position from publisher");
    }

    /** So many events in a hundred streams, as if they had happened; answers the position before. */
    private static long more(int events) {
        long before = database.count("select max(global_index) from event");
        database.execute("""
            insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
            select gen_random_uuid()::text, aggregate_type, 'conv_' || %d || '_' || (n %% 100), n / 100, type, revision, workspace_id,
                   payload, metadata
              from (select * from event where type = 'conversation.ComponentEntered' order by global_index limit 1) one,
                   generate_series(0, %d) n""".formatted(before, events - 1));
        return before;
    }
}
