package io.verbatim.channel.api;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.channel.web.Origin;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call that begins a turn: on which channel, from where, and under which name it may be repeated.
 *
 * @param key   null where the client does not mean to repeat it
 * @param actor who calls, as events say it
 */
record TurnCall(Channel channel, String ip, @Nullable IdempotencyKey key, String actor) {

    /** @param address what is called on the channel, in one spelling */
    static TurnCall of(Channel channel, HttpServletRequest request, String address, JsonNode body) {
        return new TurnCall(channel, Origin.of(request), IdempotencyKey.of(request, channel.id(), address, body).orElse(null),
            "channel:" + channel.id());
    }

    /** The same in somebody's own name. */
    TurnCall by(String other) {
        return new TurnCall(channel, ip, key, other);
    }

    /** How long the client waits for the end of the turn. */
    Duration patience() {
        return ApiConfig.of(channel.settings().config()).patience();
    }

    Map<String, String> facts() {
        var facts = new HashMap<>(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, actor,
            Facts.ORIGIN, ip));
        if (key != null) {
            facts.putAll(key.facts());
        }
        facts.putAll(TraceContexts.header());
        return facts;
    }
}
