package io.verbatim.channel.telegram;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.shared.channel.ChannelId;
import org.springframework.stereotype.Component;

/** What Telegram says with each call of a channel, so that nobody else can: derived, so that there is nothing to keep. */
@Component
class WebhookSecret {
    private static final String PURPOSE = "telegram-webhooks";

    private final Signatures signatures;

    WebhookSecret(Signatures signatures) {
        this.signatures = signatures;
    }

    String of(ChannelId channel) {
        return signatures.of(PURPOSE, channel.value());
    }

    boolean isOf(ChannelId channel, String given) {
        return Signatures.same(of(channel), given);
    }
}
