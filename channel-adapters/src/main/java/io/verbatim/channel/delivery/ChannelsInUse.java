package io.verbatim.channel.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The channels through which is sent, as they are now or were two seconds ago; and the switch of each. */
@Component
class ChannelsInUse {
    private static final String SWITCHED_OFF = "switched_off";
    private static final Logger LOG = LoggerFactory.getLogger(ChannelsInUse.class);

    private final Cache<ChannelId, Optional<Channel>> known;
    private final Desk desk;
    private final Troubles troubles;
    private final SetUpCaches caches;

    ChannelsInUse(Desk desk, Troubles troubles, SetUpCaches caches) {
        this.known = caches.open();
        this.desk = desk;
        this.troubles = troubles;
        this.caches = caches;
    }

    /** The channel, if it is there and on. */
    Optional<Channel> active(ChannelId id) {
        return known.get(id, this::found);
    }

    // What is not to be seen may only not be seen yet; and a message that failed for that would have failed for good.
    private Optional<Channel> found(ChannelId id) {
        return look(id).or(() -> {
            desk.awaitViews();
            return look(id);
        });
    }

    private Optional<Channel> look(ChannelId id) {
        return desk.find(new FindChannelToServe(id), Channel.class).filter(channel -> channel.settings().active());
    }

    /** Switches a channel off, which its operators are told. */
    void switchOff(Channel channel, String reason) {
        LOG.warn("Channel {} is switched off: {}", channel.id(), reason);
        try {
            troubles.switchOff(channel, SWITCHED_OFF, "The receiver wants no more messages (%s)".formatted(reason));
            desk.awaitViews();
        } catch (Refused e) {
            LOG.info("Channel {} is not switched off: {}", channel.id(), e.code());
        }
        caches.clear();
    }
}
