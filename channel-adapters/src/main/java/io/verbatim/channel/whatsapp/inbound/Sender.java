package io.verbatim.channel.whatsapp.inbound;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote. At least one of the first two is there.
 *
 * @param userId the id within the business, which users with a user name alone have
 * @param waId   the phone number in digits; null where it is hidden
 */
public record Sender(@Nullable String userId, @Nullable String waId, @Nullable String name, @Nullable String username) {

    /** The one that names the user for good, as far as this message tells. */
    public String key() {
        var key = userId == null ? waId : userId;
        if (key == null) {
            throw new IllegalStateException("A sender without any id is none");
        }
        return key;
    }

    static Sender of(Loose message, Loose contact) {
        var profile = contact.at("profile");
        return new Sender(first(message.text("from_user_id"), contact.text("user_id")), first(message.text("from"), contact.text("wa_id")),
            profile.text("name"), profile.text("username"));
    }

    boolean isNobody() {
        return userId == null && waId == null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** Without the ids: these are numbers of people. */
    @Override
    public String toString() {
        return "Sender[***]";
    }
}
