package io.verbatim.channel.whatsapp.inbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that WhatsApp tells. */
public sealed interface Update {

    /**
     * A user wrote, or WhatsApp wrote of the user.
     *
     * @param at      by WhatsApp's clock; null where it does not say
     * @param isGroup whether it was said in a group, where nobody talks to bots
     */
    record Message(Sender sender, String id, @Nullable Instant at, boolean isGroup, Content content) implements Update { }

    /**
     * How far a message of ours has come.
     *
     * @param status     {@code sent}, {@code delivered}, {@code read}, {@code played} or {@code failed}
     * @param deliveryId what we had it carry; null where it carried nothing
     * @param raw        as it came
     */
    record Status(String id, String status, @Nullable Instant at, @Nullable String deliveryId, @Nullable Problem problem, JsonNode raw)
        implements Update {
        /** All that we know of; others are not looked at. */
        public static final Set<String> KNOWN = Set.of("sent", "delivered", "read", "played", "failed");
    }

    /** Something is wrong with the number or the account. */
    record Trouble(Problem problem) implements Update { }

    /** What WhatsApp says is wrong. */
    record Problem(int code, String title) {
        static @Nullable Problem firstOf(Loose holder) {
            return holder.each("errors").stream().map(Problem::of).findFirst().orElse(null);
        }

        static Problem of(Loose error) {
            var title = error.text("title", error.text("message", "Unknown error"));
            return new Problem(error.code("code"), title);
        }
    }

    /** What was kept of a notification. Empty where nothing can be made of it. */
    static @Nullable Update of(JsonNode kept) {
        var told = Loose.of(kept);
        if (told.at("message").isObject()) {
            return message(told.at("message"), told.at("contact"));
        }
        return told.at("status").isObject() ? status(told.at("status")) : trouble(told.at("error"));
    }

    private static @Nullable Update message(Loose message, Loose contact) {
        var sender = Sender.of(message, contact);
        var id = message.text("id");
        return sender.isNobody() || id == null ? null
            : new Message(sender, id, instant(message), message.text("group_id") != null, Contents.of(message));
    }

    private static @Nullable Update status(Loose status) {
        var id = status.text("id");
        return id == null ? null : new Status(id, status.text("status", ""), instant(status), status.text("biz_opaque_callback_data"),
            Problem.firstOf(status), status.node());
    }

    private static @Nullable Update trouble(Loose error) {
        return error.isObject() ? new Trouble(Problem.of(error)) : null;
    }

    private static @Nullable Instant instant(Loose told) {
        var seconds = told.number("timestamp");
        try {
            return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds.longValue());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
