package io.verbatim.channel.api;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Bearer;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.RateLimits;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The channels of kind {@code api}, and who may use them. */
@Component
class Channels {
    private final Cache<ChannelId, Optional<Channel>> known;
    private final Desk desk;
    private final Keys keys;
    private final RateLimits limits;

    Channels(Desk desk, Keys keys, RateLimits limits, SetUpCaches caches) {
        this.known = caches.open();
        this.desk = desk;
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * The channel that is called. Refused with NOT_FOUND before any key is looked at, then for a key that is none of its own, then for one
     * that has made too many requests.
     */
    Channel admit(String id, HttpServletRequest request) {
        var channel = serving(id).orElseThrow(Desk::notFound);
        var key = key(request).flatMap(text -> keys.among(channel.keys(), text)).orElseThrow(Bearer::missing);
        limits.count(key.id(), ApiConfig.of(channel.settings().config()).perMinute());
        return channel;
    }

    private Optional<Channel> serving(String id) {
        return Ids.hasShape(ChannelId.PREFIX, id)
            ? known.get(new ChannelId(id), this::found).filter(channel -> channel.settings().active())
            : Optional.empty();
    }

    private Optional<Channel> found(ChannelId id) {
        return desk.find(new FindChannelToServe(id), Channel.class).filter(channel -> channel.settings().kind().equals(ApiKind.NAME));
    }

    // X-API-Key decides alone where it is there.
    private static Optional<String> key(HttpServletRequest request) {
        var own = request.getHeader("X-API-Key");
        return own == null ? Bearer.of(request) : Optional.of(own);
    }
}
