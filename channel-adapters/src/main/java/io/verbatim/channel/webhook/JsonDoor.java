package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Bearer;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Origin;
import io.verbatim.channel.web.RateLimits;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.workspace.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets those in who have a key of a channel of dialect json. Before the handler, so that requests with a name are known to be somebody's:
 * they are the channel's, whichever of its keys they come with.
 */
@Component
class JsonDoor implements HandlerInterceptor {
    private final ServedChannels channels;
    private final Keys keys;
    private final RateLimits limits;

    JsonDoor(ServedChannels channels, Keys keys, RateLimits limits) {
        this.channels = channels;
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var channel = channel(id(request));
        var key = Bearer.of(request).flatMap(text -> keys.among(channel.keys(), text)).orElseThrow(Bearer::missing);
        limits.count(key.id(), limits.orDefault(0));
        new Caller(channel.workspaceId(), "channel:" + channel.id(), Role.VIEWER, Origin.of(request)).makes(request);
        return true;
    }

    /** The channel of this id. Refused with NOT_FOUND unless it is open and of dialect json. */
    Channel channel(String id) {
        return channels.find(id, WebhookKind.NAME).filter(found -> found.settings().active())
            .filter(found -> Dialect.in(found.settings().config()) == Dialect.JSON).orElseThrow(Desk::notFound);
    }

    private static String id(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values
            && values.get(JsonController.CHANNEL) instanceof String id ? id : "";
    }
}
