package io.verbatim.command.eventstore.processor;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.verbatim.command.eventstore.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SettledWatermarkTest {

    private static final String FOREIGN = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, payload, metadata)
        values (?, 'Bot', ?, 0, 'bot.BotChanged', '1', '{"bot_id":"bot_x","name":"foreign"}', '{}')
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
    void passesNothingThatMayStillAppear() throws SQLException {
        try (var late = store.dataSource().getConnection()) {
            late.setAutoCommit(false);
            insert(late, bot());
            store.append(StoreFixture.renamed(bot(), 0, 3));
            watermark.nudge();

            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> watermark.settled() == 0);
            late.commit();
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> watermark.settled() == 4);
    }

    @Test
    void passesTheHolesOfWhatWasRolledBack() throws SQLException {
        try (var late = store.dataSource().getConnection()) {
            late.setAutoCommit(false);
            insert(late, bot());
            store.append(renamed(bot(), 0));
            late.rollback();
        }

        watermark.nudge();

        await().atMost(Duration.ofSeconds(2)).until(() -> watermark.settled() == 2);
    }

    @Test
    void findsEventsWithoutBeingNudged() {
        store.append(renamed(bot(), 0));

        await().atMost(Duration.ofSeconds(2)).until(() -> watermark.settled() == 1);
    }

    @Test
    void showsOutsideWhatIsSettled() {
        store.append(StoreFixture.renamed(bot(), 0, 3));

        assertThat(JdbcClient.create(otherProcess).sql("select watermark from observe.v_settled").query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void letsAReaderMissNothingWhileManyWriteAndSomeRollBack() throws Exception {
        var writing = new AtomicBoolean(true);
        var read = new ArrayList<Long>();
        var log = new LogReader(JdbcClient.create(otherProcess), store.stored());

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(n -> writers.submit(() -> writeUntil(writing)));
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            long position = 0;
            while (System.nanoTime() - end < 0) {
                position = readOn(log, position, read);
            }
            writing.set(false);
        }
        await().until(() -> watermark.settled() >= highest());
        readOn(log, read.isEmpty() ? 0 : read.getLast(), read);

        assertThat(read).isEqualTo(store.jdbc().sql("select global_index from event order by 1").query(Long.class).list());
    }

    @Test
    void letsGoWhoNoLongerWaits() throws InterruptedException {
        var wanted = new AtomicBoolean(true);
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                watermark.awaitBeyond(Long.MAX_VALUE, Duration.ofDays(1), wanted::get);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

        wanted.set(false);
        watermark.stir();

        assertThat(waiter.join(Duration.ofSeconds(10))).isTrue();
    }

    private long readOn(LogReader log, long position, List<Long> read) throws InterruptedException {
        long settled = watermark.awaitBeyond(position, Duration.ofMillis(20), () -> true).position();
        long at = position;
        while (at < settled) {
            var page = log.read(List.of("bot.BotChanged"), at, settled, 500);
            page.events().stream().map(SettledWatermarkTest::positionOf).forEach(read::add);
            at = page.end();
        }
        return at;
    }

    private void writeUntil(AtomicBoolean writing) {
        try (var connection = otherProcess.getConnection()) {
            connection.setAutoCommit(false);
            while (writing.get()) {
                insert(connection, bot());
                if (ThreadLocalRandom.current().nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                watermark.nudge();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long highest() {
        return store.jdbc().sql("select max(global_index) from event").query(Long.class).single();
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return LogReader.positionOf(event);
    }

    private static void insert(Connection connection, String aggregate) throws SQLException {
        try (var statement = connection.prepareStatement(FOREIGN)) {
            statement.setString(1, "e-" + aggregate);
            statement.setString(2, aggregate);
            statement.executeUpdate();
        }
    }
}
