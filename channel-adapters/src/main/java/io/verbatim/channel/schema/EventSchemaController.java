package io.verbatim.channel.schema;

import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.NamedList;
import io.verbatim.shared.Page;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Serves the schemas of events, one by one and as the description of the stream that they are in. */
@RestController
@RequestMapping("/v1/schemas")
class EventSchemaController {
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final NamedList<SchemaView> LIST = new NamedList<>("schemas", SchemaView::place);
    private static final String REVISION = "[1-9][0-9]{0,5}";

    private final String topic;

    EventSchemaController(@Value("${verbatim.kafka.topic:" + AsyncApi.TOPIC + "}") String topic) {
        this.topic = topic;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "The schemas of all events and their revisions", gives = SchemaView.class)
    Envelope list(Page page) {
        return Envelope.many(LIST.part(EventSchemas.list(), page), page, Function.identity());
    }

    @GetMapping(path = "/{name}/{revision}", produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
    @Described(value = "The JSON Schema of an event's payload in one revision", gives = Object.class)
    ResponseEntity<JsonNode> get(@PathVariable("name") String name, @PathVariable("revision") String revision) {
        var schema = Optional.of(revision).filter(number -> number.matches(REVISION)).map(Integer::valueOf)
            .flatMap(number -> EventSchemas.of(name, number)).orElseThrow(Desk::notFound);
        return ResponseEntity.ok().contentType(SCHEMA).body(schema);
    }

    @GetMapping(path = "/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "The AsyncAPI document of the stream of events", gives = Object.class)
    JsonNode stream() {
        return AsyncApi.document(topic);
    }
}
