package io.verbatim.channel.webhook;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.speech.Heard;
import io.verbatim.channel.speech.Hearing;
import io.verbatim.channel.speech.SpokenText;
import io.verbatim.shared.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Voice messages of users as words, and words of bots as recordings. */
@Component
class Voice {
    private static final Said NOTHING = new Said(null, null);

    private final Hearing hearing;
    private final SpokenText spoken;

    Voice(Hearing hearing, SpokenText spoken) {
        this.hearing = hearing;
        this.spoken = spoken;
    }

    /** What was said, with the channel's prefix; or why it cannot be understood; neither where there is no recording. */
    record Said(@Nullable String text, @Nullable String failure) { }

    Said hear(Channel channel, @Nullable String recording) {
        return recording == null ? NOTHING : switch (hearing.hear(recording)) {
            case Heard.Words(var text) -> new Said(WebhookConfig.text(channel.settings().config(), "voice_prefix") + text, null);
            case Heard.Nothing(var reason) -> new Said(null, reason);
        };
    }

    /** Where the text of a reply can be heard; null where the channel does not want it, or it cannot be spoken. */
    @Nullable String speak(Delivery delivery, Part part, String text) {
        var channel = delivery.channel();
        return text.isBlank() || !WebhookConfig.isOn(channel.settings().config(), "voice_replies") ? null
            : spoken.link(channel.workspaceId(), delivery.outgoing().conversationId().value(), part.id(), text, null).orElse(null);
    }
}
