package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Alerts;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand;
import io.verbatim.shared.channel.ChannelCommand.ReportRecovery;
import io.verbatim.shared.channel.ChannelCommand.ReportTrouble;
import io.verbatim.shared.channel.ChannelCommand.SwitchOffChannel;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Tells operators what is the matter with a channel: in its status, and by e-mail. */
@Component("whatsappTroubles")
class Troubles {
    static final String TOKEN_ERROR = "token_error";
    static final String SET_UP_FAILED = "set_up_failed";
    static final String ACCOUNT_SHUT = "account_shut";
    static final String PROVIDER_ERROR = "provider_error";

    private final Alerts alerts;
    private final CommandGateway commands;

    Troubles(Alerts alerts, CommandGateway commands) {
        this.alerts = alerts;
        this.commands = commands;
    }

    /** @param detail free of secrets and of what users said */
    void report(Channel channel, String problem, String detail) {
        alerts.raise(channel, problem, detail);
        tell(channel, new ReportTrouble(channel.id(), channel.workspaceId(), problem, detail));
    }

    /** Tells of what passes by itself. */
    void mention(Channel channel, String problem, String detail) {
        alerts.raise(channel, problem, detail);
    }

    /** Nothing goes any more: the channel is shut until somebody opens it again. */
    void shut(Channel channel, String problem, String detail) {
        alerts.raise(channel, problem, detail);
        tell(channel, new SwitchOffChannel(channel.id(), channel.workspaceId(), problem, detail));
    }

    void over(Channel channel, String problem) {
        tell(channel, new ReportRecovery(channel.id(), channel.workspaceId(), problem));
    }

    private void tell(Channel channel, ChannelCommand command) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id())));
    }
}
