package io.verbatim.channel.whatsapp.inbound;

import io.verbatim.channel.whatsapp.inbound.Content.Choice;
import io.verbatim.channel.whatsapp.inbound.Content.Edited;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import io.verbatim.channel.whatsapp.inbound.Content.IdentityChanged;
import io.verbatim.channel.whatsapp.inbound.Content.NumberChanged;
import io.verbatim.channel.whatsapp.inbound.Content.QuickReply;
import io.verbatim.channel.whatsapp.inbound.Content.Revoked;
import io.verbatim.channel.whatsapp.inbound.Content.Structured;
import io.verbatim.channel.whatsapp.inbound.Content.Text;
import io.verbatim.channel.whatsapp.inbound.Content.Unsupported;
import org.jspecify.annotations.Nullable;

/** Reads what a message says. What lacks its essentials is unsupported. */
final class Contents {

    private Contents() {
    }

    static Content of(Loose message) {
        var type = message.text("type", "unknown");
        var content = known(type, message, message.at(type));
        return content == null ? new Unsupported(message.at("unsupported").text("type", type)) : content;
    }

    private static @Nullable Content known(String type, Loose message, Loose inner) {
        return switch (type) {
            case "text" -> text(inner);
            case "button" -> quickReply(inner);
            case "interactive" -> interactive(inner);
            case "image", "video", "audio", "document", "sticker" -> file(type, inner);
            case "location" -> Structures.location(inner);
            case "contacts" -> Structures.contacts(message);
            case "reaction" -> Structures.reaction(inner);
            case "order" -> Structures.order(inner);
            case "system" -> system(inner);
            case "edit" -> edit(inner);
            case "revoke" -> revoke(inner);
            default -> null;
        };
    }

    private static @Nullable Content text(Loose text) {
        var body = text.text("body");
        return body == null ? null : new Text(body);
    }

    private static @Nullable Content quickReply(Loose button) {
        var text = button.text("text");
        var payload = button.text("payload");
        return text == null && payload == null ? null : new QuickReply(payload, text == null ? String.valueOf(payload) : text);
    }

    private static @Nullable Content interactive(Loose interactive) {
        var type = interactive.text("type", "");
        var inner = interactive.at(type);
        var id = inner.text("id");
        return switch (type) {
            case "button_reply", "list_reply" -> id == null ? null : new Choice(id, inner.text("title", id));
            case "nfm_reply" -> Structures.form(inner);
            default -> null;
        };
    }

    private static @Nullable Content file(String kind, Loose file) {
        var id = file.text("id");
        return id == null ? null : new File(kind, id, file.text("mime_type"), file.text("sha256"), file.text("caption"),
            file.text("filename"), file.text("url"), file.is("voice"));
    }

    private static @Nullable Content system(Loose system) {
        var waId = system.text("wa_id");
        return switch (system.text("type", "")) {
            case "user_changed_number" -> waId == null ? null : new NumberChanged(waId);
            case "customer_identity_changed" -> new IdentityChanged();
            default -> null;
        };
    }

    // An edit of an edit says nothing more.
    private static @Nullable Content edit(Loose edit) {
        var original = edit.text("original_message_id");
        var now = edit.at("message").text("type", "").equals("edit") ? new Unsupported("edit") : of(edit.at("message"));
        return original == null ? null : new Edited(original, now);
    }

    private static @Nullable Content revoke(Loose revoke) {
        var original = revoke.text("original_message_id");
        return original == null ? null : new Revoked(original);
    }
}
