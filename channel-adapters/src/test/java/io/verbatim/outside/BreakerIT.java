package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend that fails is left alone for a while, and everybody can see it. */
@ExtendWith(Running.class)
class BreakerIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";
    private static final String SENSITIVE =
        "\"max_retries\": 0, \"breaker\": {\"window\": 4, \"open_seconds\": %d}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final FakeBackend fallback = FakeBackend.start();

    BreakerIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
        fallback.close();
    }

    @Test
    void leavesADeadBackendAloneAndTurnsToTheFallbackAtOnce() {
        backend.will(Behaviour.answers(500, "{}"));
        fallback.will(Behaviour.says("The fallback speaks"));
        var bot = product.bot(Flows.talk("{\"ab_stickiness\": \"session\"}")).withoutEcho();
        var dead = bot.integration("Dead", backend, SENSITIVE.formatted(600));
        bot.integration("Fallback", fallback, "\"is_fallback\": true");
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        for (int i = 0; i < 4; i++) {
            chat.say("anna", "hi").is(200);
        }
        awaitState(dead, "open");

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("The fallback speaks");
        assertThat(backend.received()).hasSize(4);
        var story = chat.story(turn);
        assertThat(story.each("/data/dispatches/0/attempts", "/reason").getFirst()).isEqualTo("breaker_open");
        var shown = product.owner().get("/v1/integrations/" + dead).is(200);
        assertThat(shown.at("/data/breaker/measured_failure_rate").asDouble()).isEqualTo(100.0);
        assertThat(shown.at("/data/breaker/failure_rate").asInt()).isEqualTo(50);
        assertThat(shown.textAt("/data/breaker/since")).isGreaterThan(shown.textAt("/data/created_at"));
        assertThat(shown.textAt("/data/health/last_failure_reason")).isEqualTo("http_5xx");
        await().until(() -> chat.story(chat.say("anna", "hi").is(200)).textAt("/data/dispatches/0/route/candidates/0/breaker")
            .equals("open"));
    }

    @Test
    void asksOnceMoreAfterAWhileAndThenAsBefore() {
        backend.will(Behaviour.answers(503, "{}"), Behaviour.answers(503, "{}"), Behaviour.answers(503, "{}"),
            Behaviour.answers(503, "{}"), Behaviour.says("Back again"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var tired = bot.integration("Tired", backend, SENSITIVE.formatted(1));
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        for (int i = 0; i < 4; i++) {
            chat.say("anna", "hi").is(200);
        }
        awaitState(tired, "half_open");

        assertThat(chat.say("anna", "hi").is(200).textAt("/message/text")).isEqualTo("Back again");

        awaitState(tired, "closed");
        assertThat(chat.say("anna", "hi").is(200).textAt("/message/text")).isEqualTo("Back again");
    }

    @Test
    void beginsAnewWithNewSettings() {
        backend.will(Behaviour.answers(500, "{}"), Behaviour.answers(500, "{}"), Behaviour.answers(500, "{}"),
            Behaviour.answers(500, "{}"), Behaviour.says("Repaired"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var repaired = bot.integration("Repaired", backend, SENSITIVE.formatted(600));
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        for (int i = 0; i < 4; i++) {
            chat.say("anna", "hi").is(200);
        }
        awaitState(repaired, "open");

        product.owner().patch("/v1/integrations/" + repaired, "{\"breaker\": {\"window\": 10}}").is(200);

        assertThat(chat.say("anna", "hi").is(200).textAt("/message/text")).isEqualTo("Repaired");
        assertThat(product.owner().get("/v1/integrations/" + repaired).is(200).textAt("/data/breaker/state")).isEqualTo("closed");
    }

    @Test
    void doesNotTakeACrowdForADeadBackend() throws Exception {
        backend.will(Behaviour.hangsFor(600, Behaviour.says("Late")));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var crowded = bot.integration("Crowded", backend, "\"timeout\": 1, \"max_concurrency\": 1, " + SENSITIVE.formatted(600));
        var chat = bot.channel();
        for (int user = 0; user < 8; user++) {
            chat.start("{\"session_id\": \"%d\"}".formatted(user)).is(200);
        }

        try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(user -> users.submit(() -> chat.say(String.valueOf(user), "hi")));
        }

        assertThat(backend.received()).hasSize(1);
        assertThat(product.owner().get("/v1/integrations/" + crowded).is(200).textAt("/data/breaker/state")).isEqualTo("closed");
    }

    @Test
    void leavesNobodyAloneWhereItIsTurnedOff() {
        backend.will(Behaviour.answers(500, "{}"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("Dead", backend, "\"max_retries\": 0, \"breaker\": {\"enabled\": false, \"window\": 2}");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        for (int i = 0; i < 6; i++) {
            chat.say("anna", "hi").is(200);
        }

        assertThat(backend.received()).hasSize(6);
    }

    private void awaitState(String integration, String state) {
        await().until(() -> product.owner().get("/v1/integrations/" + integration).is(200).textAt("/data/breaker/state").equals(state));
    }
}
