package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.InboundReader;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands on what came from Telegram. */
@Component
class TelegramReader implements InboundReader {
    private final Understanding understanding;
    private final Doorway doorway;
    private final Courtesy courtesy;

    TelegramReader(Understanding understanding, Doorway doorway, Courtesy courtesy) {
        this.understanding = understanding;
        this.doorway = doorway;
        this.courtesy = courtesy;
    }

    @Override
    public String kind() {
        return TelegramKind.NAME;
    }

    @Override
    public void read(Channel channel, List<Inbound> messages) {
        if (channel.settings().active()) {
            messages.forEach(message -> Update.of(message.payload()).ifPresent(update -> read(channel, update, message.dedupeKey())));
        }
    }

    private void read(Channel channel, Update update, String key) {
        if (update.content() instanceof Pressed pressed) {
            courtesy.acknowledge(channel, pressed);
        }
        understanding.of(channel, update, key).ifPresent(input -> say(channel, update, key, input));
    }

    private void say(Channel channel, Update update, String key, UserInput input) {
        courtesy.typeFor(channel, update.chatId(), ConversationId.of(channel.id(), update.sessionKey()));
        doorway.enter(new Utterance(channel, update.user(), update.sessionKey(), key, input, update.payload()));
    }
}
