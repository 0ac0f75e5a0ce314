package io.verbatim.channel.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3.0 document of the stream of events: one channel, and a message for each event, whole in itself. */
final class AsyncApi {
    static final String TOPIC = "verbatim.events";
    private static final String TEXT = """
        Every event, as a CloudEvent 1.0 in binary mode. The key of a record is the id of what the event is about: of one conversation,
        events come in their order. None is left out; one may come again, with the same `ce_id`. Fields may be added to the payload of an event;
        any other change is a new revision, with another `ce_type`.""";
    private static final String DEFS = "#/$defs/";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");

    private AsyncApi() {
    }

    /** @param topic where the events are */
    static JsonNode document(String topic) {
        var writer = new AsyncApi();
        writer.head(topic);
        EventNames.byName().forEach((name, type) -> writer.event(name, EventSchemas.revisionOf(type)));
        return writer.document;
    }

    private void head(String topic) {
        document.putObject("info").put("title", "Verbatim events").put("version", "1").put("description", TEXT.strip())
            .putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        document.putObject("channels").putObject(TOPIC).put("address", topic).put("description", "All events of all workspaces")
            .putObject("messages");
        var operation = document.putObject("operations").putObject("publishEvents").put("action", "send")
            .put("summary", "Verbatim publishes what has happened");
        operation.putObject("channel").put("$ref", "#/channels/" + TOPIC);
        var components = document.putObject("components");
        components.putObject("messages");
        components.putObject("schemas");
        CloudEventTrait.write(components.putObject("messageTraits").putObject("cloudEvent"));
    }

    private void event(String name, int revision) {
        var key = "%s.v%d".formatted(name, revision);
        var type = "io.verbatim." + key;
        document.withObject("channels").withObject(TOPIC).withObject("messages").putObject(key).put("$ref", "#/components/messages/" + key);
        var message = document.withObject("components").withObject("messages").putObject(key).put("name", type).put("title", name);
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.putObject("payload").put("$ref", SCHEMAS + key);
        schema(key, EventSchemas.all().get(name).deepCopy());
    }

    /** A schema and what it is built of, each under its own name: in this document references begin at its root. */
    private void schema(String key, ObjectNode schema) {
        schema.remove("$schema");
        schema.remove("$id");
        var parts = schema.remove("$defs");
        var schemas = document.withObject("components").withObject("schemas");
        schemas.set(key, moved(schema));
        if (parts != null) {
            parts.properties().forEach(part -> keep(schemas, part.getKey(), moved(part.getValue())));
        }
    }

    private static void keep(ObjectNode schemas, String name, JsonNode schema) {
        var other = schemas.get(name);
        if (other != null && !other.equals(schema)) {
            throw new IllegalStateException("Two records are called " + name);
        }
        schemas.set(name, schema);
    }

    private static JsonNode moved(JsonNode schema) {
        schema.findParents("$ref").forEach(node -> ((ObjectNode) node).put("$ref",
            SCHEMAS + node.get("$ref").stringValue().substring(DEFS.length())));
        return schema;
    }
}
