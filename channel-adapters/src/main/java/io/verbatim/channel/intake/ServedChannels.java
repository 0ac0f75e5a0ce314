package io.verbatim.channel.intake;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Channels as those who are called from outside need them: at once, and at most two seconds old. */
@Component
public class ServedChannels {
    private final Cache<ChannelId, Optional<Channel>> known;
    private final QueryGateway queries;

    ServedChannels(QueryGateway queries, SetUpCaches caches) {
        this.known = caches.open();
        this.queries = queries;
    }

    /** The channel of this id, switched on or not, if there is one of this kind. */
    public Optional<Channel> find(String id, String kind) {
        return Ids.hasShape(ChannelId.PREFIX, id) ? find(new ChannelId(id)).filter(channel -> channel.settings().kind().equals(kind))
            : Optional.empty();
    }

    /** The channel of this id, switched on or not. */
    public Optional<Channel> find(ChannelId id) {
        return known.get(id, any ->
            queries.query(new FindChannelToServe(any), ResponseTypes.optionalInstanceOf(Channel.class)).join());
    }
}
