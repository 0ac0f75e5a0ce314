package io.verbatim.command.eventstore;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.named;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Facts;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class PostgresEventStorageEngineTest {

    private static StoreFixture store;

    @BeforeAll
    static void start() {
        store = StoreFixture.create((event, batch) -> {
            if (event.getPayload() instanceof BotChanged changed && changed.name().startsWith("open ")) {
                batch.open(changed.name().substring(5), "call", event.getAggregateIdentifier());
            } else if (event.getPayload() instanceof BotChanged changed && changed.name().startsWith("close ")) {
                batch.close(changed.name().substring(6));
            }
        });
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void readsAStreamAsItWasWritten() {
        String bot = bot();
        store.append(StoreFixture.renamed(bot, 0, 450));

        var read = store.engine().readEvents(bot, 0).asStream().toList();

        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactlyElementsOf(
            IntStream.range(0, 450).mapToObj(Long::valueOf).toList());
        assertThat(read.getLast().getPayload()).isEqualTo(renamed(bot, 449).getPayload());
        assertThat(read.getLast().getType()).isEqualTo("Bot");
    }

    @Test
    void readsAStreamFromAPlaceOn() {
        String bot = bot();
        store.append(StoreFixture.renamed(bot, 0, 5));

        var read = store.engine().readEvents(bot, 3).asStream().toList();

        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(3L, 4L);
        assertThat(store.engine().lastSequenceNumberFor(bot)).contains(4L);
        assertThat(store.engine().lastSequenceNumberFor(bot())).isEmpty();
    }

    @Test
    void stampsEventsByTheDatabaseAndNotByTheNode() {
        String bot = bot();
        var before = store.jdbc().sql("select clock_timestamp()").query(Instant.class).single();

        store.append(new GenericDomainEventMessage<>("Bot", bot, 0, renamed(bot, 0).getPayload(), Map.of(), "skewed-" + bot,
            Instant.EPOCH));

        var read = store.engine().readEvents(bot, 0).next();
        assertThat(read.getIdentifier()).isEqualTo("skewed-" + bot);
        assertThat(read.getTimestamp()).isBetween(before, before.plusSeconds(60));
    }

    @Test
    void keepsTheWorkspaceInAColumnToo() {
        String bot = bot();

        store.append(renamed(bot, 0).withMetaData(Map.of(Facts.WORKSPACE, "ws_1", "n", 1)));

        assertThat(store.jdbc().sql("select workspace_id from event where aggregate_id = ?").param(bot).query(String.class).single())
            .isEqualTo("ws_1");
        assertThat(store.engine().readEvents(bot, 0).next().getMetaData()).containsEntry(Facts.WORKSPACE, "ws_1").containsEntry("n", 1);
    }

    @Test
    void letsExactlyOneOfManyWinAPlaceInAStream() throws Exception {
        String bot = bot();
        var barrier = new CyclicBarrier(16);

        var outcomes = atOnce(16, n -> () -> {
            barrier.await();
            return succeeds(named(bot, 0, "from %d".formatted(n)));
        });

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
    }

    @Test
    void failsOnlyTheLoserOfAGroup() throws Exception {
        String taken = bot();
        store.append(renamed(taken, 0));

        var outcomes = atOnce(32, n -> () -> succeeds(renamed(n == 7 ? taken : bot(), 0)));

        assertThat(outcomes).containsOnlyOnce(false);
        assertThat(outcomes.get(7)).isFalse();
    }

    @Test
    void storesACallersEventsTogetherOrNotAtAll() {
        String first = bot();
        String taken = bot();
        store.append(renamed(taken, 0));

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> store.append(renamed(first, 0), renamed(taken, 0)));

        assertThat(store.engine().readEvents(first, 0).hasNext()).isFalse();
    }

    @Test
    void takesTheSameEventsTwiceAsOnce() {
        String bot = bot();
        var event = renamed(bot, 0);
        store.append(event);

        store.append(event);

        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
    }

    @Test
    void opensAndClosesWorkTogetherWithItsEvents() {
        String bot = bot();
        store.append(named(bot, 0, "open w1"), named(bot, 1, "open w2"), named(bot, 2, "close w2"));

        var open = work(bot);
        store.append(named(bot, 3, "close w1"));

        assertThat(open).containsExactly("w1");
        assertThat(work(bot)).isEmpty();
    }

    @Test
    void opensNoWorkWhereTheEventsLose() {
        String bot = bot();
        store.append(renamed(bot, 0));

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> store.append(named(bot, 0, "open lost")));

        assertThat(work(bot)).isEmpty();
    }

    @Test
    void neverChangesAnEvent() {
        store.append(renamed(bot(), 0));

        for (String change : List.of("update event set seq = 9", "delete from event", "truncate event")) {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> store.jdbc().sql(change).update())
                .withMessageContaining("Events are facts");
        }
    }

    @Test
    void keepsTheLatestSnapshot() {
        String bot = bot();
        store.engine().storeSnapshot(renamed(bot, 10));
        store.engine().storeSnapshot(renamed(bot, 30));

        store.engine().storeSnapshot(renamed(bot, 20));

        assertThat(store.engine().readSnapshot(bot)).hasValueSatisfying(snapshot -> {
            assertThat(snapshot.getSequenceNumber()).isEqualTo(30);
            assertThat(snapshot.getPayload()).isEqualTo(renamed(bot, 30).getPayload());
        });
        assertThat(store.engine().readSnapshot(bot())).isEmpty();
    }

    @Test
    void handsCommittedEventsToSubscribersWhoseFailureChangesNothing() {
        String bot = bot();
        var seen = new ArrayList<EventMessage<?>>();
        var failing = store.committed().subscribe(events -> {
            throw new IllegalStateException("not me");
        });
        var listening = store.committed().subscribe(seen::addAll);

        store.append(StoreFixture.renamed(bot, 0, 3));

        failing.cancel();
        listening.cancel();
        assertThat(seen).hasSize(3);
    }

    private static boolean succeeds(DomainEventMessage<?> event) {
        try {
            store.append(event);
            return true;
        } catch (ConcurrencyException e) {
            return false;
        }
    }

    private static List<String> work(String aggregate) {
        return store.jdbc().sql("select id from work where aggregate_id = ?").param(aggregate).query(String.class).list();
    }

    private static List<Boolean> atOnce(int callers, IntFunction<Callable<Boolean>> call) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, callers).mapToObj(n -> executor.submit(call.apply(n))).toList();
            var outcomes = new ArrayList<Boolean>();
            for (Future<Boolean> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
