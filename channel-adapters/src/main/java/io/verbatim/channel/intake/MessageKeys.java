package io.verbatim.channel.intake;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.MessageId;
import org.springframework.stereotype.Component;

/** What names messages of channels for ever, also those that others refer to. */
@Component
public class MessageKeys {
    private final Sealing sealing;

    MessageKeys(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The key that the reader got with the message. */
    public String key(ChannelId channel, String dedupeKey) {
        return sealing.key(channel, dedupeKey);
    }

    /** Under which id the message is found in the history. */
    public MessageId messageId(ChannelId channel, String dedupeKey) {
        return Doorway.messageId(key(channel, dedupeKey));
    }
}
