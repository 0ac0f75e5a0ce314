package io.verbatim.channel.remote;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the webhook is told at a handover; its fields are named as that product names them. */
record OffloadEvent(String event, String botId, int version, String sessionId, String channel, String conversationId,
                    List<Effect.Line> transcript, Map<String, Object> payload, String timestamp) {

    static OffloadEvent of(Effect.HandOver handover, EffectRequested request, Instant at) {
        return new OffloadEvent("offload", request.pin().botId().value(), request.pin().botVersion(), handover.sessionId(),
            handover.channel(), request.conversationId().value(), handover.transcript(), Map.of("componentId", request.componentId()),
            at.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
