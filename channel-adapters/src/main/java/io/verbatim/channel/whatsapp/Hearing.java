package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.channel.whatsapp.inbound.Content;
import io.verbatim.channel.whatsapp.inbound.Content.Edited;
import io.verbatim.channel.whatsapp.inbound.Content.IdentityChanged;
import io.verbatim.channel.whatsapp.inbound.Content.NumberChanged;
import io.verbatim.channel.whatsapp.inbound.Content.Revoked;
import io.verbatim.channel.whatsapp.inbound.Content.Unsupported;
import io.verbatim.channel.whatsapp.inbound.Update.Message;
import io.verbatim.shared.conversation.EndUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what users write to their bot, or notes why not. */
@Component("whatsappHearing")
class Hearing {
    private final Contacts contacts;
    private final IgnoredTable ignored;
    private final Inputs inputs;
    private final Doorway doorway;
    private final Receipts receipts;
    private final Asides asides;

    Hearing(Contacts contacts, IgnoredTable ignored, Inputs inputs, Doorway doorway, Receipts receipts, Asides asides) {
        this.contacts = contacts;
        this.ignored = ignored;
        this.inputs = inputs;
        this.doorway = doorway;
        this.receipts = receipts;
        this.asides = asides;
    }

    /** @param key names the message for ever */
    void hear(Line line, Message message, String key) {
        var reason = reason(line, message);
        if (message.content() instanceof NumberChanged(var waId)) {
            contacts.moved(line.channel().id(), message.sender(), waId);
        } else if (reason != null) {
            ignored.addAll(line.channel().id(), List.of(message.id()), reason);
        } else {
            answer(line, message, key);
        }
    }

    /** Why it is not for the bot; null if it is. */
    private static @Nullable String reason(Line line, Message message) {
        if (!line.isActive()) {
            return "channel_inactive";
        }
        if (message.isGroup()) {
            return "group";
        }
        return line.lets(message.sender().waId()) ? reason(message.content()) : "not_a_trigger_recipient";
    }

    private static @Nullable String reason(Content content) {
        return switch (content) {
            case Edited _ -> "edit";
            case Revoked _ -> "revoke";
            case IdentityChanged _ -> "identity_changed";
            default -> null;
        };
    }

    private void answer(Line line, Message message, String key) {
        var contact = contacts.wrote(line.channel().id(), message.sender(), message.at());
        receipts.send(line, message.id());
        if (message.content() instanceof Unsupported) {
            ignored.addAll(line.channel().id(), List.of(message.id()), "unsupported");
            asides.explain(line, contact);
            return;
        }
        var input = inputs.of(line, contact, message.content(), key);
        if (input == null) {
            ignored.addAll(line.channel().id(), List.of(message.id()), "voice_failed");
            asides.say(line, contact, String.valueOf(line.voiceFailedText()));
        } else {
            var sender = message.sender();
            var user = new EndUser(contact.sessionKey(), WhatsAppKind.NAME, sender.name(), sender.username());
            doorway.enter(new Utterance(line.channel(), user, contact.sessionKey(), key, input, inputs.payload(message.content(), input)));
        }
    }
}
