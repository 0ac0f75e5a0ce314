package io.verbatim.channel.schema;

import io.verbatim.channel.web.Described;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Serves the schema, for editors and for those who write drafts by program. */
@RestController
class SchemaController {
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    @GetMapping(path = "/v1/schemas/bot-draft", produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
    @Described(value = "The JSON Schema of drafts", gives = Object.class)
    ResponseEntity<JsonNode> draft() {
        return ResponseEntity.ok().contentType(SCHEMA).body(DraftSchema.document());
    }
}
