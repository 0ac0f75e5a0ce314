package io.verbatim.channel.telegram;

import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Notes, with what happened to channels, what is to be said to Telegram: however a channel was opened or shut, it will be said. */
@Component
@ProcessingGroup("telegram-webhooks")
class WantedWebhooks {
    private final WebhookTable table;

    WantedWebhooks(WebhookTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ChannelCreated event) {
        settle(event.channelId(), event.settings());
    }

    @EventHandler
    void on(ChannelChanged event) {
        if (event.beginsAnew()) {
            settle(event.channelId(), event.settings());
        }
    }

    @EventHandler
    void on(ChannelDeleted event) {
        table.unwant(event.channelId());
    }

    private void settle(ChannelId channel, ChannelSettings settings) {
        if (settings.kind().equals(TelegramKind.NAME)) {
            var token = KeptSecrets.of(settings.config(), TelegramConfig.TOKEN);
            if (settings.active() && token.isPresent()) {
                table.want(channel, token.get().id());
            } else {
                table.unwant(channel);
            }
        }
    }
}
