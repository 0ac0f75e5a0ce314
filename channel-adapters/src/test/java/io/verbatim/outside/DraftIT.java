package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final List<String> IDS = List.of("a", "b", "c", "end");
    // "?" stands for one of the ids.
    private static final List<String> BODIES = List.of(
        "\"type\": \"message\", \"text\": \"{v} {v.x[99].y} {nowhere|capitalize} {v|increment}\", \"next\": ?",
        "\"type\": \"message\", \"texts\": [\"x\", \"{}\", \"{{v}}\"], \"next\": ?",
        "\"type\": \"question_text\", \"text\": \"Well?\", \"variable\": \"v\", \"skip_if_set\": true, \"next\": ?",
        "\"type\": \"question_text\", \"text\": \"Well?\", \"variable\": \"v\", \"validation\": \"regex\", \"pattern\": \"(a+)+$\", "
            + "\"max_attempts\": 1, \"error\": ?, \"next\": ?",
        "\"type\": \"question_text\", \"text\": \"Well?\", \"variable\": \"v\", \"validation\": \"date\", \"next\": ?",
        "\"type\": \"question_text\", \"text\": \"Well?\", \"variable\": \"v\", \"validation\": \"number\", \"next\": ?",
        "\"type\": \"question_buttons\", \"text\": \"Well?\", \"variable\": \"v\", "
            + "\"options\": [{\"id\": \"o\", \"text\": \"{v}\", \"next\": ?}]",
        "\"type\": \"question_list\", \"text\": \"Well?\", \"options\": [{\"id\": \"o\", \"text\": \"O\", \"next\": ?}], "
            + "\"default_next\": ?",
        "\"type\": \"condition\", \"branches\": [{\"when\": {\"all\": [{\"left\": \"{v}\", \"op\": \"matches\", \"right\": \"(a+)+$\"}]}, "
            + "\"next\": ?}, {\"when\": {\"any\": [{\"left\": \"{v}\", \"op\": \"gt\", \"right\": \"{v.a}\"}]}, \"next\": ?}], \"else\": ?",
        "\"type\": \"set_variables\", \"assign\": {\"v\": \"{v}{v}{v}{v}\"}, \"next\": ?",
        "\"type\": \"set_variables\", \"clear\": [\"v\"], \"next\": ?",
        "\"type\": \"ai_reply\", \"mode\": \"single\", \"next\": ?",
        "\"type\": \"ai_reply\", \"mode\": \"conversation\", \"exit_phrases\": [\"bye\"], \"error\": ?, \"next\": ?",
        "\"type\": \"goto\", \"component\": ?");
    private static final List<String> ODD = List.of("\"colour\": 1", "\"max_attempts\": -1", "\"max_length\": 0", "\"options\": [{}]",
        "\"branches\": [{}]", "\"error\": \"nowhere\"", "\"assign\": {}", "\"pattern\": \"(\"", "\"button_text\": \"\"");

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

        assertThat(product.owner().get(bot.path() + "/versions").at("/meta/total").asInt()).isGreaterThan(30);
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
        var components = Stream.of("a", "b", "c").map(id -> component(id, random)).collect(Collectors.joining(", "));
        return """
            {"variables": [{"name": "v", "type": "any"}], "components": [{"id": "start", "type": "start", "next": "a"}, %s,
             {"id": "end", "type": "end", "entry": true}]}""".formatted(components);
    }

    // One in eight is odd, so that something is published now and then.
    private static String component(String id, Random random) {
        var odd = random.nextInt(8) == 0 ? ", " + one(ODD, random) : "";
        var body = Pattern.compile("\\?(?=[,}]|$)").matcher(one(BODIES, random)).replaceAll(found -> "\"" + one(IDS, random) + "\"");
        return "{\"id\": \"%s\", \"entry\": true, %s%s}".formatted(id, body, odd);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
