package io.verbatim.outside;

import static io.verbatim.fake.Behaviour.hangsFor;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How sessions end that nobody talks to any more. All times are those of the events, by the store's clock. */
@ExtendWith(Running.class)
class SessionLifeIT {

    private static final Duration LATEST = Duration.ofSeconds(5);

    private final Product product;

    SessionLifeIT(Product product) {
        this.product = product;
    }

    @Test
    void endWhenTheyHaveBeenAtRestForTooLong() {
        var chat = product.bot(Flows.SHOP).restless(1);
        chat.start("{\"session_id\": \"s\"}").is(200);
        var turn = chat.say("s", "Anna").is(200);

        var ended = awaitEnd(turn);

        assertThat(ended.at("/payload/reason").asString()).isEqualTo("expired");
        assertThat(due(ended)).isEqualTo(time(lastOf(turn, "TurnCompleted")).plusSeconds(1));
        assertThat(time(ended)).isBetween(due(ended), due(ended).plus(LATEST));
        chat.say("s", "Hello?").isRefused(404, "session_not_found");
        var conversation = product.owner().get("/v1/conversations/" + turn.textAt("/conversation_id")).is(200);
        assertThat(conversation.textAt("/data/status")).isEqualTo("ended");
    }

    @Test
    void startAgainInTheSameConversationAsTheBotIsNow() {
        var bot = product.bot(Flows.greeting("First"));
        var chat = bot.restless(1);
        var first = chat.start("{\"session_id\": \"s\"}").is(200);
        bot.publish(Flows.greeting("Second"));
        awaitEnd(first);

        var second = chat.start("{\"session_id\": \"s\"}").is(200);

        assertThat(second.textAt("/message/text")).isEqualTo("Second");
        assertThat(second.textAt("/conversation_id")).isEqualTo(first.textAt("/conversation_id"));
        assertThat(chat.trail(second)).containsSubsequence("SessionStarted", "SessionEnded", "SessionStarted");
    }

    @Test
    void liveLongerWithEachMessage() {
        var chat = product.bot(Flows.greeting("Go on")).restless(2);
        var turn = chat.start("{\"session_id\": \"s\"}").is(200);
        var said = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(500)).until(() -> chat.say("s", "more").is(200).status() == 200 && said.incrementAndGet() == 6);

        var ended = awaitEnd(turn);

        assertThat(due(ended)).isEqualTo(time(lastOf(turn, "TurnCompleted")).plusSeconds(2));
        assertThat(chat.trail(turn)).containsOnlyOnce("SessionStarted", "SessionEnded").endsWith("TurnCompleted", "SessionEnded");
    }

    @Test
    void areNotAtRestWhileTurnsRunOrWait() {
        try (var backend = FakeBackend.start().will(hangsFor(1500, says("Well")));
             var users = Executors.newVirtualThreadPerTaskExecutor()) {
            var bot = product.bot(Flows.talk("{}")).withoutEcho();
            bot.integration("Slow", backend, "");
            var chat = bot.restless(1);
            var turn = chat.start("{\"session_id\": \"s\"}").is(200);
            users.execute(() -> chat.say("s", "First").is(200));
            await().until(() -> !backend.received().isEmpty());
            chat.say("s", "Second").is(200);

            var ended = awaitEnd(turn);

            assertThat(chat.trail(turn)).containsSubsequence("TurnCompleted", "TurnCompleted", "TurnCompleted", "SessionEnded")
                .containsOnlyOnce("SessionEnded").endsWith("SessionEnded");
            assertThat(due(ended)).isEqualTo(time(lastOf(turn, "TurnCompleted")).plusSeconds(1));
        }
    }

    @Test
    void endInTimeWhereManyAreDueAtOnce() {
        var chat = product.bot(Flows.greeting("Go on")).restless(2);
        try (var users = Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())) {
            for (int i = 0; i < 200; i++) {
                String session = "s" + i;
                users.execute(() -> chat.start("{\"session_id\": \"%s\"}".formatted(session)).is(200));
            }
        }
        var talk = product.bot(Flows.greeting("Go on")).channel();
        talk.start("{\"session_id\": \"load\"}").is(200);

        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
            .until(() -> talk.say("load", "more").is(200).status() == 200 && expired(chat, "").equals("200"));

        assertThat(expired(chat, "and e.recorded_at >= (e.payload->>'due_at')::timestamptz")).isEqualTo("200");
        assertThat(expired(chat, "and e.recorded_at < (e.payload->>'due_at')::timestamptz + interval '5 seconds'")).isEqualTo("200");
    }

    private String expired(Chat chat, String condition) {
        return product.context().getBean(JdbcClient.class).sql("""
            select count(*) from event e join event s on s.aggregate_id = e.aggregate_id and s.type = 'conversation.SessionStarted'
             where e.type = 'conversation.SessionEnded' and s.payload->'pin'->>'channel_id' = ?
            """ + condition).param(chat.channel()).query(String.class).single();
    }

    private JsonNode awaitEnd(Answer turn) {
        await().pollInterval(Duration.ofMillis(100)).until(() -> trail(turn).getLast().at("/type").asString().endsWith(".SessionEnded"));
        return trail(turn).getLast();
    }

    private JsonNode lastOf(Answer turn, String type) {
        return trail(turn).stream().filter(event -> event.at("/type").asString().endsWith("." + type)).toList().getLast();
    }

    private List<JsonNode> trail(Answer turn) {
        return product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200)
            .at("/data").valueStream().toList();
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.at("/recorded_at").asString());
    }

    private static Instant due(JsonNode event) {
        return Instant.parse(event.at("/payload/due_at").asString());
    }
}
