package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts that nobody thought of: each is refused, or has errors, or can be talked to. */
@ExtendWith(Running.class)
class DraftIT {

    private static final Logger LOG = LoggerFactory.getLogger(DraftIT.class);
    private static final List<String> IDS = List.of("start", "a", "b", "c", "nowhere");
    private static final List<String> TYPES = List.of("start", "message", "question_text", "question_buttons", "question_list", "condition",
        "set_variables", "ai_reply", "goto", "end", "pigeon");
    private static final List<String> FIELDS = List.of("\"text\": \"{v}\"", "\"texts\": [\"x\", \"{w.a[0]|increment}\"]", "\"next\": \"a\"",
        "\"next\": \"b\"", "\"next\": \"start\"", "\"variable\": \"v\"", "\"variable\": \"internal.user.id\"", "\"options\": []",
        "\"options\": [{\"id\": \"o\", \"text\": \"O\", \"next\": \"c\"}]", "\"options\": [{}]", "\"mode\": \"single\"",
        "\"mode\": \"conversation\"", "\"validation\": \"regex\", \"pattern\": \"(a+)+$\"", "\"validation\": \"regex\", \"pattern\": \"(\"",
        "\"validation\": \"date\", \"date_format\": \"YYYYYY\"", "\"max_attempts\": 1", "\"max_attempts\": -1", "\"max_length\": 0",
        "\"component\": \"a\"", "\"component\": null", "\"assign\": {\"v\": \"{v}{v}\"}", "\"assign\": {}", "\"clear\": [\"v\"]",
        "\"branches\": [{\"when\": {\"all\": [{\"left\": \"{v}\", \"op\": \"matches\", \"right\": \"[\"}]}, \"next\": \"c\"}]",
        "\"branches\": [{\"when\": {\"any\": []}, \"next\": \"b\"}]", "\"branches\": [{}]", "\"else\": \"a\"", "\"error\": \"a\"",
        "\"exit_phrases\": [\"bye\"]", "\"skip_if_set\": true", "\"button_text\": \"\"", "\"entry\": true");

    private final Product product;

    DraftIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"components\": null}", "{\"components\": []}", "{\"components\": [null]}", "{\"components\": [{}]}",
        "{\"components\": [{\"id\": null}]}", "{\"components\": [{\"id\": \"start\"}]}",
        "{\"components\": [{\"id\": \"a\", \"type\": null}]}",
        "{\"variables\": [null]}", "{\"variables\": [{}]}", "{\"variables\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}",
        "{\"variables\": [{\"name\": \"a\", \"type\": \"number\", \"default\": \"x\"}]}",
        "{\"variables\": [{\"name\": \"\", \"type\": \"any\"}]}",
        "{\"settings\": {\"context_window\": -1}}", "{\"settings\": {\"context_window\": 2000000000}}",
        "{\"settings\": {\"min_delay_ms\": -5}}",
        "{\"settings\": null}", "{\"intents\": [null]}", "{\"entities\": [{}]}", "{\"entities\": [null]}",
        "{\"handover\": {}}", "{\"layout\": {\"a\": null}}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"q\"}, "
            + "{\"id\": \"q\", \"type\": \"question_buttons\", \"text\": null, \"options\": [null]}]}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"c\"}, "
            + "{\"id\": \"c\", \"type\": \"condition\", \"branches\": [null]}]}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"c\"}, "
            + "{\"id\": \"c\", \"type\": \"condition\", \"branches\": [{\"when\": {\"all\": [null]}}]}]}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"m\"}, "
            + "{\"id\": \"m\", \"type\": \"message\", \"texts\": [null]}]}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"s\"}, "
            + "{\"id\": \"s\", \"type\": \"set_variables\", \"assign\": {\"a\": null}, \"clear\": [null]}]}",
        "{\"components\": [{\"id\": \"start\", \"type\": \"start\", \"next\": \"s\"}, "
            + "{\"id\": \"s\", \"type\": \"ai_reply\", \"exit_phrases\": [null], \"options\": [null]}]}"})
    void hasErrorsOrIsRefused(String draft) {
        var bot = Bot.create(product);

        var answer = product.owner().put(bot.path() + "/draft", draft);

        if (answer.status() == 200) {
            assertThat(product.owner().post(bot.path() + "/validate").is(200).at("/data/errors")).isNotEmpty();
            product.owner().post(bot.path() + "/publish").isRefused(422, "publish_errors");
        } else {
            answer.isRefused(422, "invalid");
        }
    }

    @Test
    void endsALoopThatNeverWaits() {
        var chat = product.bot("""
            {"settings": {"error_message": "Sorry."},
             "components": [{"id": "start", "type": "start", "next": "a"}, {"id": "a", "type": "goto", "component": "b"},
                            {"id": "b", "type": "goto", "component": "a"}]}""").channel();

        var turn = chat.start("{\"session_id\": \"loop\"}").is(200);

        assertThat(product.owner().get("/v1/conversations/%s/events?per_page=100&page=2".formatted(turn.textAt("/conversation_id"))).text())
            .contains("flow_loop");
    }

    @Test
    void survivesDraftsAtRandom() {
        long seed = Long.getLong("verbatim.test.seed", System.nanoTime());
        LOG.info("The seed of the drafts is {}", seed);
        var random = new Random(seed);
        var bot = Bot.create(product);
        var chat = bot.channel("{\"allow_variable_injection\": true}");

        for (int i = 0; i < 150; i++) {
            var draft = draft(random);
            assertSurvives(bot, chat, draft, "seed %d, draft %d: %s".formatted(seed, i, draft));
        }

        assertThat(product.owner().get(bot.path() + "/versions").at("/meta/total").asInt()).isPositive();
    }

    @Test
    @Timeout(10)
    void doesNotLetAPatternHoldATurnUp() {
        var chat = product.bot("""
            {"variables": [{"name": "v", "type": "string"}],
             "components": [{"id": "start", "type": "start", "next": "q"},
                            {"id": "q", "type": "question_text", "text": "Say a", "variable": "v", "validation": "regex",
                             "pattern": "(a+)+$", "error_text": "No.", "next": "q"}]}""").channel();
        chat.start("{\"session_id\": \"s\"}").is(200);

        var turn = chat.say("s", "a".repeat(60) + "b").is(200);

        assertThat(turn.textAt("/state")).isEqualTo("q");
    }

    private void assertSurvives(Bot bot, Chat chat, String draft, String told) {
        if (product.owner().put(bot.path() + "/draft", draft).status() == 200
            && answered(product.owner().post(bot.path() + "/publish"), told).status() == 201) {
            var turn = answered(chat.start("{\"session_id\": \"s\", \"force_restart\": true, \"variables\": {\"v\": \"x\"}}"), told);
            for (int i = 0; i < 3 && turn.status() == 200; i++) {
                turn = answered(chat.say("s", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), told);
            }
        }
    }

    private static Answer answered(Answer answer, String told) {
        assertThat(answer.status()).as("%s: %s", told, answer.text()).isLessThan(500);
        return answer;
    }

    private static String draft(Random random) {
        var components = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> component(i, random)).collect(Collectors.joining(", "));
        return "{\"variables\": [{\"name\": \"v\", \"type\": \"any\"}], \"components\": [%s]}".formatted(components);
    }

    // The first is mostly a start, so that something is published now and then.
    private static String component(int i, Random random) {
        if (i == 0 && random.nextInt(8) > 0) {
            return "{\"id\": \"start\", \"type\": \"start\", \"next\": \"a\"}";
        }
        var fields = IntStream.range(0, random.nextInt(5)).mapToObj(n -> FIELDS.get(random.nextInt(FIELDS.size())))
            .collect(Collectors.toMap(field -> field.substring(0, field.indexOf(':')), field -> field, (one, other) -> one));
        var rest = fields.values().stream().map(field -> ", " + field).collect(Collectors.joining());
        return "{\"id\": \"%s\", \"type\": \"%s\"%s}".formatted(IDS.get(i % IDS.size()), TYPES.get(random.nextInt(TYPES.size())),
            rest);
    }
}
