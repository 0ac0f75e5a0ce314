package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Intake;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what users say in dialect json. */
@RestController
class JsonController {
    static final String CHANNEL = "channel";

    private final JsonDoor door;
    private final Intake intake;

    JsonController(JsonDoor door, Intake intake) {
        this.door = door;
        this.intake = intake;
    }

    @PostMapping(path = "/v1/channels/webhook/{channel}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "What a user says, on a webhook channel of dialect json", takes = Object.class, gives = Object.class, status = 202,
        example = "{\"user\": {\"id\": \"anna\"}, \"message\": {\"textMessage\": {\"text\": \"Hello\"}}}")
    ResponseEntity<Map<String, String>> receive(Caller caller, @PathVariable(CHANNEL) String id, Body body) {
        var channel = door.channel(id);
        var message = JsonMessage.of(body.object());
        var taken = intake.take(List.of(new Inbound(channel.id(), channel.workspaceId(), message.user(), name(caller),
            WebhookKind.NAME, StrictJson.tree(message), Duration.ZERO))).getFirst();
        // Names as its clients know them, other than ours.
        return ResponseEntity.accepted().body(Map.of("messageId", taken.value(),
            "conversationId", ConversationId.of(channel.id(), message.user()).value()));
    }

    // The same request is the same message even where a node dies between the message and the answer that is kept of it.
    private static String name(Caller caller) {
        return caller.request().containsKey(Facts.REQUEST)
            ? caller.request().get(Facts.REQUEST) + ' ' + caller.request().get(Facts.REQUEST_FINGERPRINT) : UUID.randomUUID().toString();
    }
}
