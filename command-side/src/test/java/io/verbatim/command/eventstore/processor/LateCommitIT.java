package io.verbatim.command.eventstore.processor;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.verbatim.command.eventstore.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For how long somebody holds a transaction open is set by {@code -Dverbatim.test.hold-seconds}. */
class LateCommitIT {

    private static final Duration HOLD = Duration.ofSeconds(Integer.getInteger("verbatim.test.hold-seconds", 8));
    private static final String ROW = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, payload, metadata, recorded_at)
        values (?, 'Bot', ?, ?, 'bot.BotChanged', '1', '{"bot_id":"bot_x","name":"x"}', '{}', clock_timestamp() + make_interval(secs => ?))
        """;

    private StoreFixture store;
    private HikariDataSource otherProcess;
    private SettledWatermark watermark;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
        otherProcess = StoreFixture.pool(store.url());
        watermark = new SettledWatermark(JdbcClient.create(otherProcess));
        watermark.start();
    }

    @AfterEach
    void stop() {
        watermark.stop();
        otherProcess.close();
        store.close();
    }

    @Test
    void neitherSkipsNorReordersWhatIsCommittedLongAfterItsNeighbours() throws SQLException {
        String late = bot();
        String neighbour = bot();
        try (var connection = store.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, late, 0, 0);
            // Written meanwhile by nodes whose clocks are a minute off, which once made readers forget the hole.
            insertAtOnce(neighbour, 0, -61);
            insertAtOnce(neighbour, 1, 61);
            insert(connection, late, 1, 0);

            await().pollInterval(Duration.ofMillis(200)).during(HOLD).atMost(HOLD.plusSeconds(10)).until(() -> watermark.settled() == 0);
            connection.commit();
        }

        await().until(() -> watermark.settled() == 4);
        assertThat(read()).containsExactly(late + " 0", neighbour + " 0", neighbour + " 1", late + " 1");
    }

    private List<String> read() {
        var read = new ArrayList<String>();
        var log = new LogReader(JdbcClient.create(otherProcess), store.stored());
        log.read(List.of("bot.BotChanged"), 0, watermark.settled(), 100).events().forEach(event -> read.add(
            "%s %d".formatted(ParkedEvent.sequenceOf(event), ((DomainEventMessage<?>) event).getSequenceNumber())));
        return read;
    }

    private void insertAtOnce(String aggregate, long seq, int skew) throws SQLException {
        try (var connection = otherProcess.getConnection()) {
            insert(connection, aggregate, seq, skew);
        }
    }

    private static void insert(Connection connection, String aggregate, long seq, int skew) throws SQLException {
        try (var statement = connection.prepareStatement(ROW)) {
            statement.setString(1, "%s-%d".formatted(aggregate, seq));
            statement.setString(2, aggregate);
            statement.setLong(3, seq);
            statement.setInt(4, skew);
            statement.executeUpdate();
        }
    }
}
