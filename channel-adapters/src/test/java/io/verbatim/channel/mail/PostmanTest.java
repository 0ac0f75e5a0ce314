package io.verbatim.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.verbatim.channel.effect.Performed;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmanTest {

    @Test
    void saysClearlyThatNoServerIsSetUp() {
        assertThat(reason(postman(null, 25).send("a@example.com", "S", "B"))).isEqualTo("mail_not_configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.com\r\nBcc: b@example.com", "a@b@c", "{customer_email}"})
    void writesToNoAddressThatIsNone(String to) {
        assertThat(reason(postman("127.0.0.1", 1).send(to, "S", "B"))).isEqualTo("invalid_address");
    }

    @Test
    void writesToSeveral() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sent = postman("127.0.0.1", server.getSmtp().getPort()).send("a@example.com, b@example.com", "S\r\nX: y", "Grüße");

            assertThat(sent).isInstanceOf(Performed.Done.class);
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(server.getReceivedMessages()[0]).satisfies(mail -> {
                assertThat(mail.getSubject()).isEqualTo("S X: y");
                assertThat(mail.getHeader("X")).isNull();
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void doesNotWaitForEverForAServerThatIsSilent() throws IOException {
        try (var silent = new ServerSocket(0)) {
            assertThat(reason(postman("127.0.0.1", silent.getLocalPort()).send("a@example.com", "S", "B"))).isEqualTo("mail_failed");
        }
    }

    private static Postman postman(@Nullable String host, int port) {
        return new MailConfiguration().postman(
            new MailSettings(host, port, null, null, "bot@example.com", false, Duration.ofMillis(500)));
    }

    private static String reason(Performed performed) {
        return performed instanceof Performed.Failed failed ? failed.reason() : "done";
    }
}
