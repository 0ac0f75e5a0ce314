package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.FakeBackend;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which of a bot's AI backends is asked. */
@ExtendWith(Running.class)
class RoutingIT {

    private static final String ANNA = "{\"session_id\": \"anna\", \"user_identifier\": \"user-7\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final FakeBackend other = FakeBackend.start();

    RoutingIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
        other.close();
    }

    @Test
    void drawsByWeightAndExplainsTheDraw() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var a = bot.integration("A", backend, "\"weight\": 3");
        var b = bot.integration("B", other, "\"weight\": 1");
        bot.integration("Never", "http://127.0.0.1:1/", "\"weight\": 0");
        bot.integration("Off", "http://127.0.0.1:1/", "\"active\": false");
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        Set<String> drawn = new HashSet<>();

        for (int i = 0; i < 30; i++) {
            var route = chat.story(chat.say("anna", "hi").is(200)).at("/data/dispatches/0/route");
            double draw = route.at("/draw").asDouble();
            assertThat(route.at("/candidates").valueStream().map(c -> c.at("/integration_id").asString())).containsExactly(a, b);
            assertThat(route.at("/candidates").valueStream().map(c -> c.at("/share").asDouble())).containsExactly(0.75, 0.25);
            assertThat(route.at("/reason").asString()).isEqualTo("drawn");
            assertThat(draw).isBetween(0.0, 4.0);
            assertThat(route.at("/chosen").asString()).isEqualTo(draw < 3 ? a : b);
            drawn.add(route.at("/chosen").asString());
        }

        assertThat(drawn).containsExactlyInAnyOrder(a, b);
        assertThat(backend.received().size() + other.received().size()).isEqualTo(30);
    }

    @Test
    void staysWithOneBackendForASessionWhereTheBotSaysSo() {
        var bot = product.bot(Flows.talk("{\"ab_stickiness\": \"session\"}")).withoutEcho();
        bot.integration("A", backend, "");
        bot.integration("B", other, "");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        for (int i = 0; i < 12; i++) {
            chat.say("anna", "hi").is(200);
        }

        assertThat(List.of(backend.received().size(), other.received().size())).containsExactlyInAnyOrder(0, 12);
    }

    @Test
    void drawsAnewForAnotherSessionOfTheSameUser() {
        var bot = product.bot(Flows.talk("{\"ab_stickiness\": \"session\"}")).withoutEcho();
        bot.integration("A", backend, "");
        bot.integration("B", other, "");
        var chat = bot.channel();

        // One chance in 2^39 that all sessions fall to the same.
        for (int i = 0; i < 40; i++) {
            chat.start("{\"session_id\": \"anna\", \"force_restart\": true}").is(200);
            chat.say("anna", "hi").is(200);
        }

        assertThat(backend.received()).isNotEmpty();
        assertThat(other.received()).isNotEmpty();
    }

    @Test
    void turnsToTheFallbackWhereNothingElseCanBeAsked() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("Zero", "http://127.0.0.1:1/", "\"weight\": 0");
        var light = bot.integration("Light", "http://127.0.0.1:1/", "\"is_fallback\": true, \"weight\": 1, \"max_retries\": 0");
        var heavy = bot.integration("Heavy", other, "\"is_fallback\": true, \"weight\": 2, \"max_retries\": 0");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var story = chat.story(chat.say("anna", "hi").is(200));

        assertThat(story.textAt("/data/dispatches/0/route/reason")).isEqualTo("only_fallback");
        assertThat(story.each("/data/dispatches/0/route/legs", "/integration_id")).containsExactly(heavy, light);
        assertThat(story.each("/data/dispatches/0/attempts", "/integration_id")).containsExactly(heavy);
    }

    @Test
    void apologisesAtOnceWithoutAnyIntegration() {
        var chat = product.bot(Flows.talk("{\"error_message\": \"Nobody is in.\"}")).withoutEcho().channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Nobody is in.");
        assertThat(turn.textAt("/state")).isEqualTo("ai");
        assertThat(chat.trail(turn)).contains("DispatchFailed").doesNotContain("AttemptStarted");
        assertThat(chat.story(turn).textAt("/data/dispatches/0/outcome")).isEqualTo("failed");
        assertThat(chat.story(turn).textAt("/data/dispatches/0/route/reason")).isEqualTo("no_integration");
    }
}
