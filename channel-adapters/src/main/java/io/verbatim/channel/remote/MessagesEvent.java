package io.verbatim.channel.remote;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the webhook is told of what is said; its fields are named as that product names them. */
record MessagesEvent(String event, String botId, int version, String sessionId, String channel, String conversationId,
                     List<Message> messages, String timestamp) {

    static MessagesEvent of(Effect.TellPeople notice, EffectRequested request, Instant at) {
        var messages = notice.messages().stream().map(line -> new Message(line.actor(), line.message(), at.truncatedTo(ChronoUnit.MILLIS).toString())).toList();
        return new MessagesEvent("messages", request.pin().botId().value(), request.pin().botVersion(), notice.sessionId(),
            notice.channel(), request.conversationId().value(), messages, at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** One message. */
    record Message(String actor, String message, String timestamp) { }
}
