package io.verbatim.shared.workspace;

import java.util.Locale;

/** Who a member is, and what it may do. */
public record Person(String email, String name, Role role) {

    /** The address as it is compared: in lower case. */
    public String mailbox() {
        return mailboxOf(email);
    }

    /** An address as it is compared. */
    public static String mailboxOf(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
