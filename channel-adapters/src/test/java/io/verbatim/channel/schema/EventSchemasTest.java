package io.verbatim.channel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path STORED = Path.of("../command-side/src/test/resources/io/verbatim/command/eventstore/stored");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String REPLY = """
        {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "no": {"type": "integer"},
         "kind": {"enum": ["a", "b"]}, "said": {"anyOf": [{"$ref": "#/$defs/said"}, {"const": "••••"}]}},
         "$defs": {"said": {"oneOf": [{"$ref": "#/$defs/text"}]},
                   "text": {"type": "object", "required": ["type", "words"],
                            "properties": {"type": {"const": "text"}, "words": {"type": "array", "items": {"type": "string"}}}}}}""";

    /** CONTRIBUTING.md says what to do when this fails. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void changesOnlyWhereReadersDoNotMind(String name) throws IOException {
        int revision = EventSchemas.revisionOf(Objects.requireNonNull(EventNames.byName().get(name)));
        JsonNode present = EventSchemas.all().get(name);

        var kept = EventSchemas.kept(name, revision);

        if (!present.equals(kept)) {
            var proposed = propose(EventSchemas.resource(name, revision), present);
            assertThat(kept).as("a new shape: if it is right, keep %s", proposed).isNotNull();
            assertThat(SchemaChanges.breaking(Objects.requireNonNull(kept), present)).as("needs a new revision and an upcaster").isEmpty();
            fail("something was added: if it is right, keep %s", proposed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void fitsWhatIsStored(String name) throws IOException {
        int revision = EventSchemas.revisionOf(Objects.requireNonNull(EventNames.byName().get(name)));
        var stored = JSON.readTree(Files.readString(STORED.resolve("%s.%d.json".formatted(name, revision))));

        assertThat(REGISTRY.getSchema(EventSchemas.all().get(name)).validate(stored)).isEmpty();
        assertThat(REGISTRY.getSchema(EventSchemas.all().get(name)).validate(JSON.createObjectNode())).isNotEmpty();
    }

    @Test
    void areListedWithAllTheirRevisions() {
        var listed = EventSchemas.list();

        assertThat(listed).extracting(SchemaView::name).containsAll(EventNames.all()).isSorted();
        assertThat(listed).allSatisfy(each -> assertThat(EventSchemas.of(each.name(), Integer.parseInt(each.revision()))).isPresent());
        assertThat(EventSchemas.of("bot.BotChanged", 1000)).isEmpty();
        assertThat(EventSchemas.of("bot.Nonsense", 1)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
        "/properties/no                         | null                             | /no is gone",
        "/properties/no                         | {'type': 'string'}               | /no is another type",
        "/properties/kind                       | {'enum': ['a']}                  | /kind knows no b",
        "/required                              | []                               | /id may be missing",
        "/required                              | ['id', 'no']                     | /no is required, and was not",
        "/$defs/said/oneOf                      | []                               | /said knows no \"text\"",
        "/$defs/text/properties/words/items     | {'type': 'integer'}              | /said/text/words/items is another type"})
    void findsWhatBreaksReaders(String place, String value, String found) {
        assertThat(SchemaChanges.breaking(JSON.readTree(REPLY), changed(place, value))).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/properties/more | {'type': 'string'}",
        "/properties/kind | {'enum': ['a', 'b', 'c']}",
        "/properties/no   | {'anyOf': [{'type': 'integer'}, {'const': '••••'}]}"})
    void doesNotMindWhatReadersDoNotMind(String place, String value) {
        assertThat(SchemaChanges.breaking(JSON.readTree(REPLY), changed(place, value))).isEmpty();
    }

    @Test
    void areAllInTheDescriptionOfTheStream() {
        var document = AsyncApi.document("topic-of-ours");

        assertThat(document.at("/asyncapi").stringValue()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/verbatim.events/address").stringValue()).isEqualTo("topic-of-ours");
        assertThat(document.at("/channels/verbatim.events/messages")).hasSameSizeAs(EventNames.all());
        assertThat(document.findValuesAsString("$ref")).allSatisfy(ref ->
            assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
        assertThat(document.at("/components/messages/conversation.UserMessageReceived.v1/name").stringValue())
            .isEqualTo("io.verbatim.conversation.UserMessageReceived.v1");
    }

    @Test
    void areFoundByTheWordAlone() {
        assertThat(EventNames.all().stream().map(name -> name.substring(name.indexOf('.') + 1))).doesNotHaveDuplicates()
            .allSatisfy(word -> assertThat(EventNames.of(word)).isPresent());
        assertThat(EventNames.of("Changed")).isEmpty();
        assertThat(EventNames.of("")).isEmpty();
    }

    static Set<String> names() {
        return EventNames.all();
    }

    private static JsonNode changed(String place, String value) {
        var document = (ObjectNode) JSON.readTree(REPLY);
        var parent = (ObjectNode) document.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        if (value == null || value.equals("null")) {
            parent.remove(name);
        } else {
            parent.set(name, JSON.readTree(value.replace('\'', '"')));
        }
        return document;
    }

    private static Path propose(String resource, JsonNode schema) throws IOException {
        var proposed = Path.of("target", "schemas", resource);
        Files.createDirectories(proposed.getParent());
        return Files.writeString(proposed, JSON.writeValueAsString(schema) + "\n");
    }
}
