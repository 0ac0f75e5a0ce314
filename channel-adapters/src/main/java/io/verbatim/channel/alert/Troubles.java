package io.verbatim.channel.alert;

import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand;
import io.verbatim.shared.channel.ChannelCommand.ReportRecovery;
import io.verbatim.shared.channel.ChannelCommand.ReportTrouble;
import io.verbatim.shared.channel.ChannelCommand.SwitchOffChannel;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where adapters say what is the matter with a channel: it is shown as its status, recorded, and told by e-mail. */
@Component
public class Troubles {
    /** The provider does not know the channel's token, or does not let it do what it must. */
    public static final String TOKEN_ERROR = "token_error";
    /** The provider was not told to call us. */
    public static final String SET_UP_FAILED = "set_up_failed";
    /** The provider lets nothing through any more. */
    public static final String ACCOUNT_SHUT = "account_shut";
    /** The provider says that something is wrong. */
    public static final String PROVIDER_ERROR = "provider_error";

    private final CommandGateway commands;
    private final Alerts alerts;

    Troubles(CommandGateway commands, Alerts alerts) {
        this.commands = commands;
        this.alerts = alerts;
    }

    /**
     * Something is the matter. To be said each time that it shows: what is known already is not recorded again, only counted.
     *
     * @param problem a word in snake_case; {@code token_error} is a status of its own
     * @param detail  a sentence, the same for the same trouble; free of secrets and of what users said
     */
    public void report(Channel channel, String problem, String detail) {
        tell(channel, new ReportTrouble(channel.id(), channel.workspaceId(), problem, detail));
        alerts.raise(channel, problem, detail);
    }

    /** Something was the matter, and is over by itself: it is told, and no status of the channel. */
    public void mention(Channel channel, String problem, String detail) {
        alerts.raise(channel, problem, detail);
    }

    /** It works again, as far as this problem goes. */
    public void recovered(Channel channel, String problem) {
        tell(channel, new ReportRecovery(channel.id(), channel.workspaceId(), problem));
    }

    /** Nothing works any more: the channel is made inactive, and its operators are told why; nothing happens if it is. */
    public void switchOff(Channel channel, String problem, String detail) {
        if (Boolean.TRUE.equals(tell(channel, new SwitchOffChannel(channel.id(), channel.workspaceId(), problem, detail)))) {
            alerts.raise(channel, problem, detail);
        }
    }

    private @Nullable Object tell(Channel channel, ChannelCommand command) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id())));
    }
}
