package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the operators of a channel learn of its failures. */
@ExtendWith(Running.class)
class AlertIT {

    private static final String FLOW = """
        {"components": [{"id": "start", "type": "start", "next": "reply"}, {"id": "reply", "type": "ai_reply"}],
         "settings": {"error_message": "Sorry."}}""";

    private final Product product;

    AlertIT(Product product) {
        this.product = product;
    }

    private static String to(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsOfUsersWhoGotTheErrorText() throws Exception {
        var api = product.owner();
        var bot = product.bot(FLOW).withoutEcho();
        var chat = bot.channel();
        var path = "/v1/channels/" + chat.channel();
        api.patch(path, "{\"name\": \"Shop\", \"error_email\": {\"enabled\": true, \"to\": [\"ops@example.com\"]}}").is(200);
        var smtp = new ServerSetup(product.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(10_000);
        var server = new GreenMail(smtp);
        server.start();
        try {
            chat.start("{\"session_id\": \"anna\"}").is(200);
            var turn = chat.say("anna", "Hi").is(200);

            assertThat(turn.textAt("/message/text")).isEqualTo("Sorry.");
            await().until(() -> Stream.of(server.getReceivedMessages()).anyMatch(mail -> to(mail).contains("ops@example.com")));
            // Others have invited members, and their letters come as soon as there is a server.
            var alerts = Stream.of(server.getReceivedMessages()).filter(mail -> to(mail).contains("ops@example.com")).toList();
            assertThat(alerts).singleElement().satisfies(mail -> {
                assertThat(mail.getSubject()).isEqualTo("Channel \"Shop\": no AI backend gave an answer, and the user got the error text");
                assertThat(mail.getContent().toString()).contains("The bot has no integration that could be asked.", chat.channel());
            });
        } finally {
            server.stop();
        }
        var channel = api.get(path).is(200);
        assertThat(channel.textAt("/data/status")).isEqualTo("active");
        assertThat(channel.textAt("/data/last_error/problem")).isEqualTo("dispatch_failed");
        assertThat(channel.at("/data/counts_24h").toString()).isEqualTo("{\"in\":1,\"out\":1,\"failed\":1}");
        assertThat(channel.at("/data/bot_version").intValue()).isEqualTo(1);
    }
}
