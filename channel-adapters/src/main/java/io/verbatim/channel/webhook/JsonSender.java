package io.verbatim.channel.webhook;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.channel.vault.Secrets;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Replies in dialect json. */
@Component
class JsonSender {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ReplyCall call;
    private final Secrets secrets;

    JsonSender(ReplyCall call, Secrets secrets) {
        this.call = call;
        this.secrets = secrets;
    }

    List<Part> parts(Delivery delivery) {
        return Part.of(delivery, JsonShapes.of(delivery.message()));
    }

    Sent send(Delivery delivery, Part part) {
        var body = MAPPER.createObjectNode().put("senderId", delivery.user().id());
        body.putObject("recipient").put("id", delivery.user().id());
        body.set("message", part.content());
        body.put("messageCounter", delivery.outgoing().no());
        var intent = delivery.outgoing().intent();
        if (intent != null) {
            body.putObject("nlp").putObject("intent").put("name", intent.name()).put("score", intent.score());
        }
        KeptSecrets.of(delivery.channel().settings().config(), WebhookKind.VERIFY_TOKEN)
            .ifPresent(token -> body.put("verifyToken", secrets.open(token)));
        return call.post(delivery, part, "application/json", MAPPER.writeValueAsBytes(body));
    }
}
