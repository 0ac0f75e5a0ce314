package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand.ChangeChannel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.channel.ChannelView;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Renews a channel's token when it has not long to live, for one that has expired cannot be exchanged any more. */
@Component("whatsappTokenRenewal")
class TokenRenewal {
    private static final Duration LEFT = Duration.ofDays(10);

    private final Desk desk;
    private final CommandGateway commands;
    private final Tokens tokens;
    private final TokenWatch watch;
    private final Troubles troubles;
    private final Clock clock;

    TokenRenewal(Desk desk, CommandGateway commands, Tokens tokens, TokenWatch watch, Troubles troubles, Clock clock) {
        this.desk = desk;
        this.commands = commands;
        this.tokens = tokens;
        this.watch = watch;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** Looks at the token of a channel, and renews it if it is time. */
    void look(ChannelId id) {
        var channel = desk.find(new FindChannelToServe(id), Channel.class);
        if (channel.isEmpty()) {
            watch.forget(id);
        } else if (isDue(Line.of(channel.get()).credentials().token())) {
            desk.find(new FindChannel(channel.get().workspaceId(), id), ChannelView.class).ifPresent(this::renew);
        }
    }

    private boolean isDue(TokenState token) {
        return token.expiresAt() != null && clock.instant().plus(LEFT).isAfter(token.expiresAt());
    }

    private void renew(ChannelView view) {
        var channel = view.channel();
        var old = Line.of(channel);
        var renewed = tokens.exchanged(channel.workspaceId(), old.config(), old.credentials());
        if (renewed.token().isBad()) {
            complain(channel, String.valueOf(renewed.token().error()));
        } else {
            keep(view, renewed);
        }
    }

    // If somebody changes the channel at the same time, the next look does it.
    private void keep(ChannelView view, Credentials renewed) {
        var channel = view.channel();
        var now = channel.settings();
        var settings = new ChannelSettings(now.kind(), now.name(), renewed.in(now.config()), now.sessionExpirySeconds(), now.errorEmail(),
            now.active());
        var command = new ChangeChannel(channel.id(), channel.workspaceId(), channel.botId(), settings, view.revision());
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id())));
        troubles.recovered(channel, Troubles.TOKEN_ERROR);
    }

    private void complain(Channel channel, String why) {
        if (watch.mayComplain(channel.id())) {
            troubles.report(channel, Troubles.TOKEN_ERROR, "The token could not be renewed: %s".formatted(why));
        }
    }
}
