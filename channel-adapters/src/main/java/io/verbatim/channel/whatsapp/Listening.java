package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.MessageKeys;
import io.verbatim.channel.intake.Revisions;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.channel.whatsapp.inbound.Content;
import io.verbatim.channel.whatsapp.inbound.Content.Edited;
import io.verbatim.channel.whatsapp.inbound.Content.IdentityChanged;
import io.verbatim.channel.whatsapp.inbound.Content.NumberChanged;
import io.verbatim.channel.whatsapp.inbound.Content.Revoked;
import io.verbatim.channel.whatsapp.inbound.Update.Message;
import io.verbatim.shared.conversation.EndUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what users write to their bot, or notes why not. */
@Component("whatsappListening")
class Listening {
    private final Contacts contacts;
    private final IgnoredTable ignored;
    private final Inputs inputs;
    private final Doorway doorway;
    private final Revisions revisions;
    private final MessageKeys keys;
    private final Receipts receipts;
    private final Leafing leafing;

    Listening(Contacts contacts, IgnoredTable ignored, Inputs inputs, Doorway doorway, Revisions revisions, MessageKeys keys,
              Receipts receipts, Leafing leafing) {
        this.contacts = contacts;
        this.ignored = ignored;
        this.inputs = inputs;
        this.doorway = doorway;
        this.revisions = revisions;
        this.keys = keys;
        this.receipts = receipts;
        this.leafing = leafing;
    }

    /** @param key names the message for ever */
    void hear(Line line, Message message, String key) {
        var reason = reason(line, message);
        if (message.content() instanceof NumberChanged(var waId)) {
            contacts.moved(line.channel().id(), message.sender(), waId);
        } else if (reason != null) {
            ignored.addAll(line.channel().id(), List.of(message.id()), reason);
        } else {
            take(line, message, key);
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
        if (message.content() instanceof IdentityChanged) {
            return "identity_changed";
        }
        return line.lets(message.sender().waId()) ? null : "not_a_trigger_recipient";
    }

    private void take(Line line, Message message, String key) {
        switch (message.content()) {
            case Edited(var original, var now) -> revise(line, message, key, original, now);
            case Revoked(var original) -> revise(line, message, key, original, null);
            default -> answer(line, message, key);
        }
    }

    /** What is changed of what nobody has heard is nobody's business. */
    private void revise(Line line, Message message, String key, String original, @Nullable Content now) {
        var contact = contacts.known(line.channel().id(), message.sender());
        var input = contact.isEmpty() || now == null ? null : inputs.of(line, contact.get(), now, key).input();
        if (contact.isEmpty() || !revisions.take(line.channel(), contact.get().sessionKey(), key,
            keys.key(line.channel().id(), original), input)) {
            ignored.addAll(line.channel().id(), List.of(message.id()), now == null ? "revoke" : "edit");
        }
    }

    private void answer(Line line, Message message, String key) {
        var contact = contacts.wrote(line.channel().id(), message.sender(), message.at());
        receipts.send(line, message.id());
        if (!leafing.turned(line, contact, message.content())) {
            var heard = inputs.of(line, contact, message.content(), key);
            var sender = message.sender();
            var user = new EndUser(contact.sessionKey(), WhatsAppKind.NAME, sender.name(), sender.username());
            doorway.enter(new Utterance(line.channel(), user, contact.sessionKey(), key, heard.input(),
                inputs.payload(message.content(), heard.input())).butFor(heard.misfit()));
        }
    }
}
