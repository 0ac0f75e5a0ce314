package io.verbatim.channel.start;

import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotCommand.CreateBot;
import io.verbatim.shared.bot.BotCommand.PublishBot;
import io.verbatim.shared.bot.BotCommand.ReplaceDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.channel.ChannelCommand.CreateChannel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.channel.ChannelView;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Something to talk to at once: a bot with a flow, and a channel to it. What an interrupted start left undone, the next one does. */
@Component
class Demo {

    private static final String NAME = "Demo";
    private static final int EXPIRY_SECONDS = 300;

    private final Founder founder;
    private final Keys keys;
    private final Desk desk;

    Demo(Founder founder, Keys keys, Desk desk) {
        this.founder = founder;
        this.keys = keys;
        this.desk = desk;
    }

    /** A channel that was just opened, and the key that opens it. */
    record Opened(ChannelId channel, Secret key) { }

    /** Makes what is missing; the channel, if it was. */
    Optional<Opened> make(WorkspaceId workspace) {
        var bot = new BotId(Ids.derived(BotId.PREFIX, workspace.value(), NAME));
        var found = desk.find(new FindBot(workspace, bot), BotView.class);
        if (found.isEmpty()) {
            founder.tell(workspace, new CreateBot(bot, workspace, NAME, "Asks for a name, offers two buttons, and echoes what is said."));
        }
        if (found.map(BotView::publishedVersion).isEmpty()) {
            founder.tell(workspace, new ReplaceDraft(bot, workspace, DemoFlow.draft(), null));
            founder.tell(workspace, new PublishBot(bot, workspace, "The first version"));
        }
        return open(workspace, bot);
    }

    private Optional<Opened> open(WorkspaceId workspace, BotId bot) {
        var channel = new ChannelId(Ids.derived(ChannelId.PREFIX, bot.value(), NAME));
        if (desk.find(new FindChannel(workspace, channel), ChannelView.class).isPresent()) {
            return Optional.empty();
        }
        var key = keys.generate();
        Map<String, Object> config = Map.of("allow_variable_injection", true, "request_timeout", 30, "rate_limit_per_minute", 1_200);
        var settings = new ChannelSettings("api", NAME, config, EXPIRY_SECONDS, null, true);
        founder.tell(workspace, new CreateChannel(channel, workspace, bot, settings, Optional.of(key.issued())));
        return Optional.of(new Opened(channel, key.key()));
    }
}
