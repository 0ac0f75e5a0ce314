package io.verbatim.channel.mail;

import io.verbatim.channel.effect.Performed;
import io.verbatim.shared.effect.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends e-mails: plain text, to some addresses, with nothing in the headers but what belongs there. */
public final class Postman {
    private static final int MOST_ADDRESSES = 20;
    private static final int LONGEST_SUBJECT = 998;

    private final JavaMailSenderImpl sender;
    private final MailSettings settings;

    Postman(JavaMailSenderImpl sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** Whether there is a server to take e-mails. */
    public boolean isAtWork() {
        return settings.isComplete();
    }

    /**
     * Sends one e-mail; blocks for as long as the server takes it, within the settings' timeouts.
     *
     * @param to      addresses, with commas between them; one that is none makes the e-mail fail as {@code invalid_address}
     * @param subject of which nothing begins another header
     */
    public Performed send(String to, String subject, String body) {
        if (!settings.isComplete()) {
            return new Performed.Failed("mail_not_configured", "No SMTP server is set up: VERBATIM_MAIL_HOST and VERBATIM_MAIL_FROM");
        }
        try {
            return send(addresses(to), subject, body);
        } catch (AddressException e) {
            return new Performed.Failed("invalid_address", "An address cannot be written to, or there are none or too many");
        }
    }

    private Performed send(InternetAddress[] to, String subject, String body) {
        try {
            var message = sender.createMimeMessage();
            var parts = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            parts.setFrom(Objects.requireNonNull(settings.from()));
            parts.setTo(to);
            parts.setSubject(line(subject));
            parts.setText(body);
            // RFC 3834: no out-of-office notes in return.
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
            return new Performed.Done(new Outcome.Sent());
        } catch (MailAuthenticationException e) {
            return new Performed.Failed("mail_refused", "The SMTP server does not take the user name and password");
        } catch (MailException | MessagingException e) {
            return new Performed.Failed("mail_failed", "The SMTP server did not take the e-mail: " + e.getClass().getSimpleName());
        }
    }

    private static InternetAddress[] addresses(String to) throws AddressException {
        if (to.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("Control characters");
        }
        var addresses = InternetAddress.parse(to, true);
        if (addresses.length == 0 || addresses.length > MOST_ADDRESSES) {
            throw new AddressException("None, or too many");
        }
        for (var address : addresses) {
            address.validate();
        }
        return addresses;
    }

    /** A line break in a subject would begin another header. */
    private static String line(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(LONGEST_SUBJECT, line.length()));
    }
}
