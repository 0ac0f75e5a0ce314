package io.verbatim.channel.mail;

import java.time.Duration;

/** Postmen for the tests of other packages. */
public final class Postmen {
    private Postmen() {
    }

    /** One who brings everything to the SMTP server at this port of this machine. */
    public static Postman at(int port) {
        return new MailConfiguration().postman(
            new MailSettings("127.0.0.1", port, null, null, "bot@example.com", false, Duration.ofSeconds(2)));
    }
}
