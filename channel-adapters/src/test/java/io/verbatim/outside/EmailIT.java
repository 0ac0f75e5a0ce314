package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Flows that send e-mails. */
@ExtendWith(Running.class)
class EmailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Product product;
    private final JdbcClient jdbc;

    EmailIT(Product product) {
        this.product = product;
        this.jdbc = product.context().getBean(JdbcClient.class);
    }

    /** Others have invited, too, while no server was there. */
    @BeforeEach
    void forgetOtherLetters() {
        jdbc.sql("UPDATE invitation SET letter = NULL, letter_due_at = NULL").update();
    }

    @Test
    void reachesTheServerWithItsVariables() throws Exception {
        var server = server();
        server.start();
        try {
            var chat = product.bot(FLOW).channel();
            chat.start("{\"session_id\": \"anna\"}").is(200);

            var turn = chat.say("anna", "Anna\\r\\nBcc: all@example.com").is(200);

            assertThat(turn.textAt("/message/text")).isEqualTo("Sent.");
            assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                assertThat(mail.getSubject()).isEqualTo("From Anna Bcc: all@example.com");
                assertThat(mail.getRecipients(Message.RecipientType.BCC)).isNull();
                assertThat(mail.getAllRecipients()).hasSize(1);
                assertThat(mail.getFrom()[0]).hasToString("bot@example.com");
                assertThat(mail.getContent().toString()).contains("Grüße, Anna");
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void bringsAnotherInvitationToAnAddressThatWasPutRight() throws Exception {
        var server = server();
        server.start();
        try {
            var made = product.owner().post("/v1/members", "{\"email\": \"dorra@example.com\", \"role\": \"editor\"}").is(201);
            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            var moved = product.owner().patch("/v1/members/" + made.textAt("/data/id"), "{\"email\": \"dora@example.com\"}").is(200);

            assertThat(server.waitForIncomingEmail(20_000, 2)).isTrue();
            assertThat(server.getReceivedMessages()[1]).satisfies(mail -> {
                assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("dora@example.com");
                assertThat(mail.getContent().toString()).contains(moved.textAt("/data/invitation_url"))
                    .doesNotContain(made.textAt("/data/invitation_url"));
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void bringsMembersTheirInvitations() throws Exception {
        var server = server();
        server.start();
        try {
            var made = product.owner().post("/v1/members", "{\"email\": \"berta@example.com\", \"role\": \"editor\"}").is(201);

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("berta@example.com");
                assertThat(mail.getSubject()).contains("default");
                assertThat(mail.getContent().toString()).contains(made.textAt("/data/invitation_url"), "editor");
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void bringsAnInvitationThatNoServerTookAtFirst() throws Exception {
        var made = product.owner().post("/v1/members", "{\"email\": \"cleo@example.com\", \"role\": \"viewer\"}").is(201);
        var letter = jdbc.sql("SELECT encode(letter, 'escape') FROM invitation WHERE member_id = ?")
            .param(made.textAt("/data/id")).query(String.class).single();
        assertThat(letter).isNotEmpty().doesNotContain("invitation#");
        await().atMost(PATIENCE).until(() -> jdbc.sql("SELECT letter_tries > 0 FROM invitation WHERE member_id = ?")
            .param(made.textAt("/data/id")).query(Boolean.class).single());

        var server = server();
        server.start();
        try {
            jdbc.sql("UPDATE invitation SET letter_due_at = clock_timestamp() WHERE letter IS NOT NULL").update();

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()[0].getContent().toString()).contains(made.textAt("/data/invitation_url"));
            await().atMost(PATIENCE).until(() -> jdbc.sql("SELECT letter IS NULL FROM invitation WHERE member_id = ?")
                .param(made.textAt("/data/id")).query(Boolean.class).single());
        } finally {
            server.stop();
        }
    }

    @Test
    void goesTheErrorWayWhenNoServerTakesIt() {
        var chat = product.bot(FLOW).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "Anna").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Not sent.");
        assertThat(chat.trail(turn)).contains("EffectFailed");
    }

    private GreenMail server() {
        var smtp = new ServerSetup(product.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(10_000);
        return new GreenMail(smtp);
    }

    private static final String FLOW = """
        {"variables": [{"name": "customer_name", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "Name?", "variable": "customer_name", "next": "mail"},
           {"id": "mail", "type": "email", "to": "shop@example.com", "subject": "From {customer_name}", "body": "Grüße, {customer_name}",
            "next": "done", "error": "failed"},
           {"id": "done", "type": "message", "text": "Sent.", "next": "ask"},
           {"id": "failed", "type": "message", "text": "Not sent.", "next": "ask"}]}""";
}
