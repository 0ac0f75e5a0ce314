package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Intake;
import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Bearer;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.RateLimits;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
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
    private final ServedChannels channels;
    private final Keys keys;
    private final RateLimits limits;
    private final Intake intake;

    JsonController(ServedChannels channels, Keys keys, RateLimits limits, Intake intake) {
        this.channels = channels;
        this.keys = keys;
        this.limits = limits;
        this.intake = intake;
    }

    @PostMapping(path = "/v1/channels/webhook/{channel}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "What a user says, on a webhook channel of dialect json", takes = Object.class, gives = Object.class, status = 202,
        example = "{\"user\": {\"id\": \"anna\"}, \"message\": {\"textMessage\": {\"text\": \"Hello\"}}}")
    ResponseEntity<Map<String, String>> receive(@PathVariable("channel") String id, Body body, HttpServletRequest request) {
        var channel = admit(id, request);
        var message = JsonMessage.of(body.object());
        var taken = intake.take(List.of(new Inbound(channel.id(), channel.workspaceId(), message.user(), UUID.randomUUID().toString(),
            WebhookKind.NAME, StrictJson.tree(message), Duration.ZERO))).getFirst();
        // Names as its clients know them, other than ours.
        return ResponseEntity.accepted().body(Map.of("messageId", taken.value(),
            "conversationId", ConversationId.of(channel.id(), message.user()).value()));
    }

    private Channel admit(String id, HttpServletRequest request) {
        var channel = channels.find(id, WebhookKind.NAME).filter(found -> found.settings().active())
            .filter(found -> Dialect.in(found.settings().config()) == Dialect.JSON).orElseThrow(Desk::notFound);
        var key = Bearer.of(request).flatMap(text -> keys.among(channel.keys(), text)).orElseThrow(Bearer::missing);
        limits.count(key.id(), limits.orDefault(0));
        return channel;
    }
}
