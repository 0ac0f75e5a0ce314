package io.verbatim.channel.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand.ChangeChannel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.channel.ChannelView;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The channels through which is sent, as they are now or were two seconds ago; and the switch of each. */
@Component
class ChannelsInUse {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelsInUse.class);

    private final Cache<ChannelId, Optional<Channel>> known;
    private final Desk desk;
    private final CommandGateway commands;
    private final SetUpCaches caches;

    ChannelsInUse(Desk desk, CommandGateway commands, SetUpCaches caches) {
        this.known = caches.open();
        this.desk = desk;
        this.commands = commands;
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

    /** Switches a channel off; whoever changes it at the same time wins. */
    void switchOff(Channel channel, String reason) {
        LOG.warn("Channel {} is switched off: {}", channel.id(), reason);
        try {
            desk.find(new FindChannel(channel.workspaceId(), channel.id()), ChannelView.class)
                .filter(view -> view.channel().settings().active()).ifPresent(this::switchOff);
            desk.awaitViews();
        } catch (Refused e) {
            LOG.info("Channel {} was changed meanwhile and is not switched off: {}", channel.id(), e.code());
        }
        caches.clear();
    }

    private void switchOff(ChannelView view) {
        var channel = view.channel();
        var command = new ChangeChannel(channel.id(), channel.workspaceId(), channel.botId(), off(channel.settings()), view.revision());
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "delivery-worker")));
    }

    private static ChannelSettings off(ChannelSettings now) {
        return new ChannelSettings(now.kind(), now.name(), now.config(), now.sessionExpirySeconds(), now.errorEmail(), false);
    }
}
