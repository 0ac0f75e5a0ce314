package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.InboundReader;
import io.verbatim.channel.intake.Revisions;
import io.verbatim.channel.intake.Understood;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands on what came from Telegram. */
@Component
class TelegramReader implements InboundReader {
    private final Understanding understanding;
    private final Doorway doorway;
    private final Revisions revisions;
    private final MessageNames names;
    private final Courtesy courtesy;

    TelegramReader(Understanding understanding, Doorway doorway, Revisions revisions, MessageNames names, Courtesy courtesy) {
        this.understanding = understanding;
        this.doorway = doorway;
        this.revisions = revisions;
        this.names = names;
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
        var origin = update.origin();
        understanding.of(channel, update, key).ifPresent(heard -> {
            if (origin != null && origin.edited()) {
                names.key(channel, origin).ifPresent(meant ->
                    revisions.take(channel, update.sessionKey(), key, meant, heard.input()));
            } else {
                say(channel, update, key, heard);
            }
        });
        // The turn need not wait for it; a change does, in the user's lane.
        if (origin != null && !origin.edited()) {
            names.remember(channel, origin, key);
        }
    }

    private void say(Channel channel, Update update, String key, Understood heard) {
        courtesy.typeFor(channel, update.chatId(), ConversationId.of(channel.id(), update.sessionKey()));
        doorway.enter(new Utterance(channel, update.user(), update.sessionKey(), key, heard.input(), update.payload())
            .butFor(heard.misfit()));
    }
}
