package io.verbatim.channel.schema;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What all messages of the stream have: the attributes of CloudEvents as headers, and a key. */
final class CloudEventTrait {
    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final List<String> REQUIRED =
        List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_position");

    private CloudEventTrait() {
    }

    static void write(ObjectNode trait) {
        var headers = trait.putObject("headers").put(TYPE, "object");
        REQUIRED.forEach(headers.putArray("required")::add);
        attributes(headers.putObject("properties"));
        trait.putObject("bindings").putObject("kafka").put("bindingVersion", "0.5.0").putObject("key").put(TYPE, STRING)
            .put("description", "The id of what the event is about");
    }

    private static void attributes(ObjectNode headers) {
        headers.putObject("ce_specversion").put("const", "1.0");
        text(headers, "ce_id", "The event's own: the same however often it comes");
        text(headers, "ce_type", "Its name and revision, such as io.verbatim.conversation.UserMessageReceived.v1");
        text(headers, "ce_source", "Where it comes from");
        text(headers, "ce_subject", "The id of what it is about");
        text(headers, "ce_time", "When it was recorded, by the clock of the database").put("format", "date-time");
        text(headers, "ce_position", "Its place in the log, a whole number that rises").put("pattern", "^[0-9]+$");
        text(headers, "ce_workspace", "Whose it is");
        text(headers, "ce_streamsequence", "Its place among the events of what it is about, a whole number from 0").put("pattern", "^[0-9]+$");
        text(headers, "ce_actor", "Who brought it about, where that is known");
        text(headers, "ce_causationid", "The id of the message that caused it");
        text(headers, "ce_correlationid", "The id of the message that it all began with");
        text(headers, "ce_dataref", "Where an event lies that is too large to be sent; its value then is its address, hash and size");
    }

    private static ObjectNode text(ObjectNode headers, String name, String description) {
        return headers.putObject(name).put(TYPE, STRING).put("description", description);
    }
}
