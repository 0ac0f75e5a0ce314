package io.verbatim.channel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.verbatim.channel.mail.Postmen;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AlertsTest {
    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ChannelId id = ChannelId.next();
    private AlertTable table;
    private Alerts alerts;
    private AlertWorker worker;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql(new ClassPathResource("db/migration/V311__alerts.sql").getContentAsString(StandardCharsets.UTF_8)).update();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void start() {
        jdbc.sql("truncate channel_alert").update();
        server.start();
        table = new AlertTable(jdbc);
        alerts = new Alerts(table);
        worker = new AlertWorker(table, Postmen.at(server.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sayWhichChannelWhatFailedAndWhatToDo() throws Exception {
        alerts.raise(channel("Support"), "token_error", "The token has expired");

        worker.sendNext();

        assertThat(mail()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Channel \"Support\": the channel's access is refused");
            assertThat(mail.getContent().toString()).contains("Support (telegram, " + id + ")", "The token has expired",
                "What to do: Check the token", "PATCH /v1/channels/" + id);
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getAllRecipients()).hasSize(1);
        });
    }

    @Test
    void goToNobodyWhereTheyAreNotWanted() {
        alerts.raise(channel("Support", null), "token_error", "No");
        alerts.raise(channel("Support", Map.of("enabled", false, "to", List.of("a@example.com"))), "token_error", "No");
        alerts.raise(channel("Support", Map.of("enabled", true)), "token_error", "No");

        assertThat(worker.sendNext()).isFalse();
    }

    @Test
    void comeOfTheSameProblemAtMostEveryQuarterOfAnHourWithTheNumber() throws Exception {
        alerts.raise(channel("Support"), "delivery_failed", "One");
        worker.sendNext();
        alerts.raise(channel("Support"), "delivery_failed", "Two");
        alerts.raise(channel("Support"), "delivery_failed", "Three");
        assertThat(worker.sendNext()).isFalse();

        passes("14 minutes");
        assertThat(worker.sendNext()).isFalse();
        passes("1 minute");
        worker.sendNext();

        assertThat(worker.sendNext()).isFalse();
        assertThat(mail()).hasSize(2);
        assertThat(mail()[1].getSubject()).endsWith("(2 times)");
        assertThat(mail()[1].getContent().toString()).contains("Three", "2 times, first ").doesNotContain("One");
    }

    @Test
    void comeAtOnceAfterAQuietTime() {
        alerts.raise(channel("Support"), "delivery_failed", "One");
        worker.sendNext();
        passes("16 minutes");

        alerts.raise(channel("Support"), "delivery_failed", "Two");

        assertThat(worker.sendNext()).isTrue();
        assertThat(mail()).hasSize(2);
    }

    @Test
    void keepProblemsAndChannelsApart() {
        alerts.raise(channel("Support"), "delivery_failed", "One");
        alerts.raise(channel("Support"), "token_error", "Two");

        assertThat(worker.sendNext() && worker.sendNext()).isTrue();
        assertThat(mail()).hasSize(2);
    }

    @Test
    void areNotLostWhileNoServerTakesThem() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        alerts.raise(channel("Support"), "delivery_failed", "One");
        worker = new AlertWorker(table, Postmen.at(port));
        worker.sendNext();
        alerts.raise(channel("Support"), "delivery_failed", "Two");
        assertThat(worker.sendNext()).isFalse();

        server.start();
        passes("5 seconds");
        new AlertWorker(table, Postmen.at(server.getSmtp().getPort())).sendNext();

        assertThat(mail()).singleElement().satisfies(mail -> assertThat(mail.getSubject()).endsWith("(2 times)"));
    }

    @Test
    void areTakenOverFromANodeThatIsGone() {
        alerts.raise(channel("Support"), "delivery_failed", "One");
        var lost = table.take().orElseThrow();
        assertThat(worker.sendNext()).isFalse();

        passes("5 minutes");
        worker.sendNext();
        table.postpone(lost, AlertWorker.pauseAfter(1));

        assertThat(mail()).hasSize(1);
        assertThat(jdbc.sql("select due_at is null from channel_alert").query(Boolean.class).single()).isTrue();
    }

    @Test
    void letNothingFromOutsideIntoTheHeaders() throws Exception {
        alerts.raise(channel("Support\r\nBcc: all@example.com"), "odd", "Line\r\n\r\nWhat to do: send money");

        worker.sendNext();

        assertThat(mail()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Channel \"Support Bcc: all@example.com\": something failed");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getContent().toString().lines().filter(line -> line.startsWith("What to do:"))).hasSize(1);
        });
    }

    @Test
    void areTriedLessAndLessOften() {
        assertThat(List.of(1, 2, 3, 4, 5, 60)).map(tries -> AlertWorker.pauseAfter(tries).toSeconds())
            .containsExactly(5L, 20L, 80L, 320L, 900L, 900L);
    }

    private MimeMessage[] mail() {
        return server.getReceivedMessages();
    }

    private static void passes(String time) {
        jdbc.sql("update channel_alert set due_at = due_at - ?::interval, sent_at = sent_at - ?::interval").params(time, time).update();
    }

    private Channel channel(String name) {
        return channel(name, Map.of("enabled", true, "to", List.of("ops@example.com")));
    }

    private Channel channel(String name, Map<String, Object> errorEmail) {
        return new Channel(id, WorkspaceId.next(), BotId.next(), new ChannelSettings("telegram", name, Map.of(), 0, errorEmail, true),
            List.of());
    }
}
