package io.verbatim.channel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.Component;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DraftSchemaTest {
    private static final Logger LOG = LoggerFactory.getLogger(DraftSchemaTest.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SOUND = """
        {"variables": [{"name": "a", "type": "number", "default": [1, null], "sensitive": false}], "intents": [{"name": "i", "expressions": ["x"]}],
         "entities": [{"name": "e", "type": "match", "values": ["v"]}], "handover": {"url": null}, "layout": {"a": {"x": [null]}},
         "settings": {"context_window": 5, "ab_stickiness": "user", "typing_indicator": true},
         "components": [{"id": "s", "type": "start", "next": "q"},
          {"id": "q", "type": "question_text", "text": "?", "validation": "date", "max_length": 9, "skip_if_set": true, "error_email": true},
          {"id": "b", "type": "question_buttons", "options": [{"id": "o", "text": "O", "next": "q"}]},
          {"id": "c", "type": "condition", "branches": [{"when": {"any": [{"left": "a", "op": "gt", "right": "b"}]}, "next": null}], "else": "s"},
          {"id": "v", "type": "set_variables", "assign": {"a": [null, {"x": 1}]}, "clear": ["a"]},
          {"id": "k", "type": "carousel", "elements": [{"title": "T", "buttons": [{"id": "o", "text": "O"}]}]},
          {"id": "m", "type": "media", "media_url": "{a}", "media_type": "audio"},
          {"id": "f", "type": "formula", "expression": "Sum(1)", "cases": {"1": "q"}, "true_next": "q"},
          {"id": "h", "type": "api_request", "method": "POST", "headers": {"X-A": {"secret": "a"}, "X-B": "b"}, "body": [null, 1], "query": {"q": null},
           "auth": {"type": "basic", "username": "u", "password": {"secret": "p"}}, "routes": {"4xx": "q"}, "timeout": 3, "response": "commands"},
          {"id": "j", "type": "code", "source": "1", "args": {"a": [1]}, "routes": {"x": "q"}}, {"id": "d", "type": "delay", "delay_ms": 5},
          {"id": "n", "type": "nlp_route", "intents": {"i": "q"}, "threshold": 0.5, "else": "q"}, {"id": "l", "type": "email", "to": "a@b.de"},
          {"id": "u", "type": "question_media", "accept": ["image"], "storage": "permanent"}, {"id": "o", "type": "handover"},
          {"id": "r", "type": "ai_reply", "mode": "single", "exit_phrases": ["bye"]}]}""";

    @Test
    void knowsEveryTypeOfComponent() {
        var types = Arrays.stream(Component.class.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name).toList();

        assertThat(DraftSchema.document().at("/$defs/component/oneOf").valueStream().map(each -> each.at("/$ref").stringValue()))
            .containsExactlyElementsOf(types.stream().map("#/$defs/"::concat).toList());
        assertThat(DraftSchema.document().at("/$defs/question_text/properties/validation/enum/6").stringValue()).isEqualTo("regex");
        assertThat(DraftSchema.document().at("/$defs/media/required").valueStream().map(JsonNode::stringValue)).containsExactly("id", "type");
        assertThat(DraftSchema.document().at("/$defs/carousel/properties/error_email/description").stringValue()).isNotEmpty();
    }

    @Test
    void describesNothingThatIsNotThere() {
        var schema = DraftSchema.document();

        assertThat(Descriptions.load().keys()).filteredOn(key -> !key.startsWith("*") && !key.startsWith("bot_draft.") && !key.equals("bot_draft"))
            .allMatch(key -> schema.at("/$defs/" + key.replace(".", "/properties/")).isObject());
    }

    @Test
    void takesWhatFits() {
        assertThat(DraftSchema.faults(tree(SOUND))).isEmpty();
        assertThat(DraftSchema.read(tree(SOUND)).components()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"colour\": 1} | colour | is not a known field",
        "{\"components\": {}} | components | must be an array",
        "{\"components\": [null]} | components[0] | must not be null",
        "{\"components\": [{\"id\": \"a\"}]} | components[0].type | must be one of: ai_reply,*",
        "{\"components\": [{\"type\": \"end\"}]} | components[0].id | is required",
        "{\"components\": [{\"type\": \"end\", \"id\": \"\"}]} | components[0].id | is required",
        "{\"components\": [{\"type\": \"end\", \"id\": \"a\", \"text\": 5}]} | components[0].text | must be a string",
        "{\"components\": [{\"type\": \"media\", \"id\": \"a\", \"media_type\": \"gif\"}]} | components[0].media_type | must be one of: image, video, audio, document",
        "{\"components\": [{\"type\": \"question_text\", \"id\": \"a\", \"max_length\": 1.5}]} | components[0].max_length | must be a whole number",
        "{\"components\": [{\"type\": \"question_text\", \"id\": \"a\", \"max_length\": 3000000000}]} | components[0].max_length | must be a whole number",
        "{\"components\": [{\"type\": \"end\", \"id\": \"a\", \"entry\": \"yes\"}]} | components[0].entry | must be true or false",
        "{\"components\": [{\"type\": \"question_list\", \"id\": \"a\", \"options\": [{\"label\": \"A\"}]}]} | components[0].options[0].label | is not a known field",
        "{\"components\": [{\"type\": \"formula\", \"id\": \"a\", \"cases\": {\"1\": 2}}]} | components[0].cases.1 | must be a string"})
    void namesTheFieldThatDoesNotFit(String draft, String field, String message) {
        assertThat(DraftSchema.faults(tree(draft))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).matches(message.replace("*", ".*"));
        });
    }

    @Test
    void namesAllFieldsThatDoNotFit() {
        var draft = "{\"x\": 1, \"components\": [%s]}".formatted(String.join(",", Stream.generate(() -> "{\"type\": \"end\", \"text\": 1}").limit(500).toList()));

        assertThat(DraftSchema.faults(tree(draft))).hasSize(100);
    }

    /** The records are what drafts are read into: what the schema takes they take, and what it refuses they refuse. */
    @Test
    void agreesWithTheRecords() {
        long seed = Long.getLong("verbatim.test.seed", System.nanoTime());
        LOG.info("The seed of the drafts is {}", seed);
        var random = new Random(seed);

        for (int i = 0; i < 3_000; i++) {
            var tree = tree(SOUND);
            change(tree, random);
            assertThat(DraftSchema.faults(tree).isEmpty()).as("seed %d: %s", seed, tree).isEqualTo(isRead(tree));
        }
    }

    private static boolean isRead(JsonNode tree) {
        try {
            var draft = StrictJson.read(tree, BotDraft.class);
            return draft.components() == null || draft.components().stream().allMatch(each -> each.id() != null && !each.id().isEmpty());
        } catch (Refused e) {
            return false;
        }
    }

    /** Puts something else somewhere; null in a list aside, which the records would take. */
    private static void change(JsonNode tree, Random random) {
        var inner = Stream.concat(Stream.of(tree), tree.findValues("components").stream().flatMap(DraftSchemaTest::all)).filter(JsonNode::isContainer)
            .filter(node -> !node.isEmpty()).toList();
        var chosen = inner.get(random.nextInt(inner.size()));
        if (chosen instanceof ObjectNode object) {
            var names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "s", object.get(name));
                case 2 -> object.set(name, JSON.nullNode());
                default -> object.set(name, something(random));
            }
        } else if (chosen instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), something(random));
        }
    }

    private static Stream<JsonNode> all(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(DraftSchemaTest::all));
    }

    private static JsonNode something(Random random) {
        return tree(List.of("1", "2.5", "true", "\"end\"", "\"\"", "{}", "[]", "[\"a\"]", "{\"id\": \"x\", \"type\": \"end\"}", "99999999999")
            .get(random.nextInt(10)));
    }

    private static JsonNode tree(String json) {
        return JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
    }
}
