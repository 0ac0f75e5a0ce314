package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drafts that are made to hurt: refused quickly with the limit named, or run within bounds. */
@ExtendWith(Running.class)
@Timeout(60)
class HostileDraftIT {

    private final Product product;
    private final Api api;
    private Bot bot;

    HostileDraftIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @BeforeEach
    void setUp() {
        bot = Bot.create(product);
    }

    @Test
    void takesTenThousandComponentsAndTalks() {
        var chat = bot.publish(draft(many(10_000, i -> "{\"id\": \"c%d\", \"type\": \"goto\", \"component\": \"c%d\"}"
            .formatted(i, i == 9_999 ? 0 : i + 1)))).channel();

        var turn = chat.start("{\"session_id\": \"loop\"}").is(200);

        assertThat(turn.textAt("/message/text")).isNotBlank();
        assertThat(chat.say("loop", "Hi").status()).isEqualTo(200);
    }

    @Test
    void checksThousandsOfScriptsWithinSeconds() {
        api.put(bot.path() + "/draft", draft(many(4_000, i -> "{\"id\": \"c%d\", \"type\": \"code\", \"source\": \"return %d\", \"next\": \"c%d\"}"
            .formatted(i, i, i == 3_999 ? 0 : i + 1)))).is(200);

        var checked = api.post(bot.path() + "/validate").is(200);

        assertThat(checked.at("/data/errors")).as(checked.text().substring(0, 500)).isEmpty();
    }

    @Test
    void refusesWhatLiesTooDeep() {
        api.put(bot.path() + "/draft", draft("{\"id\": \"c0\", \"type\": \"set_variables\", \"assign\": {\"x\": %s1%s}, \"next\": \"c0\"}"
            .formatted("[".repeat(5_000), "]".repeat(5_000)))).isRefused(400, "malformed_request");

        var deep = "Sum(".repeat(10_000) + "1" + ")".repeat(10_000);
        api.put(bot.path() + "/draft", draft("{\"id\": \"c0\", \"type\": \"formula\", \"expression\": \"%s\", \"variable\": \"x\", \"next\": \"c0\"}"
            .formatted(deep))).is(200);
        assertThat(codes()).contains("invalid_formula");
    }

    @Test
    void refusesAScriptThatLiesTooDeepToBeRead() {
        api.put(bot.path() + "/draft", draft("{\"id\": \"c0\", \"type\": \"code\", \"source\": \"%s1%s\", \"next\": \"c0\"}"
            .formatted("(".repeat(45_000), ")".repeat(45_000)))).is(200);

        assertThat(codes()).containsExactly("invalid_script");
    }

    @Test
    void namesTheLimitOfATextOfAMegabyte() {
        api.put(bot.path() + "/draft", draft("{\"id\": \"c0\", \"type\": \"message\", \"text\": \"%s\", \"next\": \"c0\"}"
            .formatted("x".repeat(1_000_000)))).is(200);

        var checked = api.post(bot.path() + "/validate").is(200);

        assertThat(checked.textAt("/data/errors/0/code")).isEqualTo("text_too_long");
        assertThat(checked.textAt("/data/errors/0/message")).contains("65536");
        api.put(bot.path() + "/draft", draft("{\"id\": \"c0\", \"type\": \"message\", \"text\": \"%s\", \"next\": \"c0\"}"
            .formatted("x".repeat(1 << 20)))).isRefused(413, "too_large");
    }

    @Test
    void refusesPatternsThatExplode() {
        api.put(bot.path() + "/draft", draft(many(1_500, i -> """
            {"id": "c%d", "type": "question_text", "text": "?", "validation": "regex", "pattern": "((a{90}){%d}){2}b{%d}", "next": "c%d"}"""
            .formatted(i, 50 + i % 50, 1 + i / 50, i == 1_499 ? 0 : i + 1)))).is(200);

        assertThat(codes()).contains("regexes_too_large");
    }

    @Test
    void runsABombOfTemplatesWithinBounds() {
        var chat = bot.publish("""
            {"variables": [{"name": "x", "type": "string", "default": "xxxxxxxxxx"}], "settings": {"error_message": "Sorry."},
             "components": [{"id": "start", "type": "start", "next": "c0"},
               {"id": "c0", "type": "set_variables", "assign": {"x": "{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"}, "next": "c0"}]}""").channel();

        var turn = chat.start("{\"session_id\": \"bomb\"}").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Sorry.");
    }

    private List<String> codes() {
        return api.post(bot.path() + "/validate").is(200).each("/data/errors", "/code");
    }

    private static String many(int count, IntFunction<String> component) {
        return IntStream.range(0, count).mapToObj(component).collect(Collectors.joining(","));
    }

    private static String draft(String components) {
        return "{\"variables\": [{\"name\": \"x\"}], \"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"c0\"}, %s]}"
            .formatted(components);
    }
}
