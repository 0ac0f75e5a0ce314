package io.verbatim.command.eventstore.processor;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.named;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SettledEventProcessorTest {

    private final List<Runnable> closing = new ArrayList<>();
    private StoreFixture store;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
        store.jdbc().sql("create table seen (position bigint, bot text, name text, node text)").update();
        closing.add(store::close);
    }

    @AfterEach
    void stop() {
        closing.reversed().forEach(Runnable::run);
    }

    @Test
    void handlesEveryEventOnceAndInOrder() {
        String bot = bot();
        store.append(StoreFixture.renamed(bot, 0, 2400));

        node("a");

        await().untilAsserted(() -> assertThat(positions()).hasSize(2400));
        assertThat(positions()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        store.append(StoreFixture.renamed(bot(), 0, 10));
        var first = node("a");
        await().untilAsserted(() -> assertThat(positions()).hasSize(10));
        first.shutDown();
        store.append(StoreFixture.renamed(bot(), 0, 10));

        node("b");

        await().untilAsserted(() -> assertThat(positions()).hasSize(20));
        assertThat(positions()).doesNotHaveDuplicates();
    }

    @Test
    void runsOnOneNodeAtATime() {
        node("a");
        node("b");

        for (int n = 0; n < 50; n++) {
            store.append(StoreFixture.renamed(bot(), 0, 20));
        }

        await().untilAsserted(() -> assertThat(positions()).hasSize(1000));
        assertThat(store.jdbc().sql("select position from seen order by ctid").query(Long.class).list()).doesNotHaveDuplicates();
    }

    @Test
    void parksWhatFailsAndWhatFollowsItAndGoesOnWithTheRest() {
        String sick = bot();
        String well = bot();
        store.append(renamed(sick, 0), named(sick, 1, "poison"), renamed(well, 0), renamed(sick, 2), renamed(well, 1));

        node("a");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(positions()).containsExactly(1L, 3L, 5L));
        await().untilAsserted(() -> assertThat(parked()).containsExactly(2L, 4L));
        assertThat(store.jdbc().sql("select cause from observe.v_parked where position = 2").query(String.class).single())
            .contains("poison");
    }

    @Test
    void parksLaterEventsBehindAParkedOneToo() {
        String sick = bot();
        store.append(named(sick, 0, "poison"));
        node("a");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(parked()).containsExactly(1L));

        store.append(renamed(sick, 1));

        await().untilAsserted(() -> assertThat(parked()).containsExactly(1L, 2L));
    }

    @Test
    void triesParkedEventsAgainInOrderWhenAsked() {
        String sick = bot();
        store.append(named(sick, 0, "poison"), renamed(sick, 1), renamed(sick, 2));
        var processor = node("a");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(parked()).hasSize(3));
        store.jdbc().sql("create table antidote ()").update();

        processor.retryParked();

        await().untilAsserted(() -> assertThat(parked()).isEmpty());
        assertThat(store.jdbc().sql("select position from seen order by ctid").query(Long.class).list()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void startsAgainFromTheBeginningWhenItsPositionIsPutBack() {
        store.append(StoreFixture.renamed(bot(), 0, 5));
        node("a");
        await().untilAsserted(() -> assertThat(positions()).hasSize(5));

        store.jdbc().sql("update processor_position set position = 0").update();

        await().untilAsserted(() -> assertThat(positions()).hasSize(10));
    }

    @Test
    void missesNothingWhenACrashedServerDrawsNumbersAgain() {
        store.append(StoreFixture.renamed(bot(), 0, 5));
        var processor = node("a");
        await().untilAsserted(() -> assertThat(positions()).hasSize(5));
        store.jdbc().sql("select nextval('event_global_index_seq') from generate_series(1, 10)").query(Long.class).list();
        await().until(() -> processor.progress().handled() == 15);
        store.jdbc().sql("""
            with back as (update processor_position set position = 5 returning name)
            select setval('event_global_index_seq', 5) from back
            """).query(Long.class).single();

        store.append(StoreFixture.renamed(bot(), 0, 3));

        await().untilAsserted(() -> assertThat(positions()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    }

    private SettledEventProcessor node(String name) {
        HikariDataSource pool = StoreFixture.pool(store.url());
        var jdbc = JdbcClient.create(pool);
        var watermark = new SettledWatermark(jdbc);
        var subscription = store.committed().subscribe(events -> watermark.nudge());
        var tables = new LogTables(watermark, new LogReader(jdbc, store.stored()), new PositionTable(jdbc), new ParkedTable(jdbc),
            new JdbcTransactionManager(pool));
        var invoker = SimpleEventHandlerInvoker.builder().eventHandlers(new View(jdbc, name))
            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance()).build();
        var processor = new SettledEventProcessor("view", invoker, tables);
        closing.addAll(List.of(pool::close, watermark::stop, subscription::close, processor::shutDown));
        watermark.start();
        processor.start();
        return processor;
    }

    private List<Long> positions() {
        return store.jdbc().sql("select position from seen order by position").query(Long.class).list();
    }

    private List<Long> parked() {
        return store.jdbc().sql("select position from parked order by position").query(Long.class).list();
    }

    /** Notes each event, and cannot stand poison unless there is an antidote. */
    static final class View {

        private final JdbcClient jdbc;
        private final String node;

        View(JdbcClient jdbc, String node) {
            this.jdbc = jdbc;
            this.node = node;
        }

        @EventHandler
        public void on(BotChanged event, TrackingToken token) {
            jdbc.sql("insert into seen values (?, ?, ?, ?)")
                .params(token.position().orElseThrow(), event.botId().value(), event.name(), node)
                .update();
            if (event.name().equals("poison") && jdbc.sql("select to_regclass('antidote') is null").query(Boolean.class).single()) {
                throw new IllegalStateException("poison");
            }
        }
    }
}
