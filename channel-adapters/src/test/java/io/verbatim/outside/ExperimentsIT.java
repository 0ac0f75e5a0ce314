package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two integrations of one bot, compared. */
@ExtendWith(Running.class)
class ExperimentsIT {

    private static final String ONCE = "\"max_retries\": 0";

    private final Product product;
    private final FakeBackend good = FakeBackend.start();
    private final FakeBackend bad = FakeBackend.start();
    private final FakeBackend spare = FakeBackend.start();

    ExperimentsIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        good.close();
        bad.close();
        spare.close();
    }

    @Test
    void comparesTheIntegrationsOfABot() {
        good.will(Behaviour.says("Fine"));
        bad.will(Behaviour.answers(500, "{}"));
        spare.will(Behaviour.says("Instead"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var a = bot.integration("Good", good, ONCE);
        var b = bot.integration("Bad", bad, ONCE);
        var fallback = bot.integration("Spare", spare, ONCE + ", \"is_fallback\": true");
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        for (int i = 0; i < 16; i++) {
            chat.say("anna", "hi").is(200);
        }

        var report = product.owner().get(bot.path() + "/experiments").is(200);

        assertThat(report.at("/data/dispatches").asInt()).isEqualTo(16);
        assertThat(report.textAt("/data/note")).isNotEmpty();
        var ofA = arm(report, a);
        var ofB = arm(report, b);
        assertThat(ofA.at("/dispatches").asInt() + ofB.at("/dispatches").asInt()).isEqualTo(16);
        assertThat(ofA.at("/success_rate/rate").asDouble()).isEqualTo(1.0);
        assertThat(ofA.at("/success_rate/low").asDouble()).isBetween(0.2, 0.99);
        assertThat(ofA.at("/latency_ms/p95").asLong()).isBetween(0L, 5_000L);
        assertThat(ofB.at("/success_rate/rate").asDouble()).isZero();
        assertThat(ofB.at("/failures/http_5xx").asInt()).isEqualTo(ofB.at("/dispatches").asInt()).isEqualTo(bad.received().size());
        assertThat(ofB.at("/fallbacks_taken").asInt()).isEqualTo(spare.received().size());
        assertThat(arm(report, fallback).at("/dispatches").asInt()).isZero();
        assertThat(arm(report, fallback).at("/latency_ms/count").asInt()).isEqualTo(spare.received().size());
    }

    @Test
    void looksAtTheTimeThatIsAskedFor() {
        var bot = product.bot(Flows.talk("{}"));
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        chat.say("anna", "hi").is(200);

        var past = product.owner().get(bot.path() + "/experiments?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z").is(200);

        assertThat(past.at("/data/dispatches").asInt()).isZero();
        assertThat(product.owner().get(bot.path() + "/experiments").is(200).at("/data/dispatches").asInt()).isEqualTo(1);
    }

    @Test
    void refusesATimeThatIsNone() {
        var path = product.bot(Flows.talk("{}")).path() + "/experiments";

        product.owner().get(path + "?from=yesterday").is(422);
        product.owner().get(path + "?from=2020-02-01T00:00:00Z&to=2020-01-01T00:00:00Z").is(422);
        product.owner().get(path + "?from=2010-01-01T00:00:00Z&to=2020-01-01T00:00:00Z").is(422);
        product.owner().get("/v1/bots/bot_00000000000000000000000000/experiments").is(404);
    }

    private static JsonNode arm(Answer report, String integration) {
        return report.at("/data/integrations").valueStream().filter(arm -> arm.at("/integration_id").asString().equals(integration))
            .findFirst().orElseThrow();
    }
}
