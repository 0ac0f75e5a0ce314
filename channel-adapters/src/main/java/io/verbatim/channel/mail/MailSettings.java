package io.verbatim.channel.mail;

import io.verbatim.channel.vault.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's SMTP server.
 *
 * @param host     without it no e-mail is sent
 * @param port     of submission; with 465 the connection begins with TLS
 * @param username null where the server takes mail from anybody
 * @param password of the user
 * @param from     the sender of all e-mails
 * @param tls      whether the connection must be encrypted
 * @param timeout  for connecting, for each answer, and for each piece that is sent
 */
@ConfigurationProperties("verbatim.mail")
record MailSettings(@Nullable String host, @DefaultValue("587") int port, @Nullable String username, @Nullable String password,
                    @Nullable String from, @DefaultValue("true") boolean tls, @DefaultValue("10s") Duration timeout) {

    /** Whether e-mails can be sent. */
    boolean isComplete() {
        return host != null && !host.isBlank() && from != null && !from.isBlank();
    }

    Secret secret() {
        return new Secret(password == null ? "" : password);
    }

    @Override
    public String toString() {
        return "MailSettings[%s:%d]".formatted(host, port);
    }
}
