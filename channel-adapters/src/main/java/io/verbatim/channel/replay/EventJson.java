package io.verbatim.channel.replay;

import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.log.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Events as the audit trail of a conversation shows them. */
@Component
class EventJson {
    private final JsonMapper json;

    EventJson(JsonMapper json) {
        this.json = json;
    }

    /** A list of them. */
    byte[] list(List<LoggedEvent> events) {
        ArrayNode list = json.createArrayNode();
        events.forEach(event -> list.add(json.valueToTree(view(event))));
        return json.writeValueAsBytes(list);
    }

    private EventView view(LoggedEvent event) {
        return new EventView(event.position(), event.sequence(), event.id(), event.type(), event.revision(), event.recordedAt(),
            event.actor(), event.causationId(), event.correlationId(), json.readTree(event.payload()));
    }
}
