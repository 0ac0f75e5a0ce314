package io.verbatim.channel.rehearsal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Sender;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Outgoing;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What would go through a channel, to the letter, if a test session were one of it. */
@Component
public final class Payloads {

    private final Map<String, Sender> senders;

    Payloads(List<Sender> senders) {
        this.senders = senders.stream().collect(toUnmodifiableMap(Sender::kind, Function.identity()));
    }

    /**
     * Adds to each message of a timeline what would be sent of it: none where clients of the kind fetch the messages themselves.
     *
     * @param channel stands for the channel
     * @param kind    that it is taken for
     */
    public void addTo(List<Map<String, @Nullable Object>> timeline, Channel channel, String kind, ConversationId conversation, EndUser user) {
        var sender = senders.get(kind);
        if (sender != null) {
            timeline.stream().filter(entry -> "message_said".equals(entry.get("type")))
                .forEach(entry -> entry.put("payloads", of(sender, outgoing(entry, channel, kind, conversation, user), channel)));
        }
    }

    private static List<JsonNode> of(Sender sender, Outgoing outgoing, Channel channel) {
        var delivery = new Delivery(channel, outgoing);
        return sender.parts(delivery).stream().map(part -> sender.shown(delivery, part)).toList();
    }

    private static Outgoing outgoing(Map<String, @Nullable Object> entry, Channel channel, String kind, ConversationId conversation,
                                     EndUser user) {
        var message = new MessageId(String.valueOf(entry.get("message_id")));
        var said = StrictJson.read(StrictJson.tree(Map.of("said", entry.get("message"))).path("said"), BotMessage.class);
        var pin = new SessionPin(channel.workspaceId(), channel.id(), kind, channel.botId(), 0);
        return new Outgoing(DeliveryId.of(message), conversation, TurnId.next(), message, pin, user.id(), user, said, 1, 1);
    }
}
