package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.UserInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what came in dialect json. */
@Component
class JsonReader {
    private final Doorway doorway;

    JsonReader(Doorway doorway) {
        this.doorway = doorway;
    }

    void read(Channel channel, List<Inbound> messages) {
        for (var inbound : messages) {
            var message = StrictJson.read(inbound.payload(), JsonMessage.class);
            var user = new EndUser(message.user(), WebhookKind.NAME, message.name(), null);
            doorway.enter(new Utterance(channel, user, message.user(), inbound.dedupeKey(), input(message), payload(message),
                message.session(), false, null));
        }
    }

    private static @Nullable UserInput input(JsonMessage message) {
        if (message.option() != null) {
            return UserInput.ofOption(message.option(), message.text());
        }
        return message.text() == null ? null : UserInput.ofText(message.text());
    }

    private static Map<String, Object> payload(JsonMessage message) {
        var payload = new LinkedHashMap<String, Object>();
        if (message.text() != null) {
            payload.put("text", message.text());
        }
        if (message.language() != null) {
            payload.put("language", message.language());
        }
        payload.put("session_data", message.session());
        return payload;
    }
}
