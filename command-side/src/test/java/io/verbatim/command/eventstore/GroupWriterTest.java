package io.verbatim.command.eventstore;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.command.eventstore.BreakingConnections.Break;
import io.verbatim.shared.StoreUnavailable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupWriterTest {

    private static final BreakingConnections WAY = new BreakingConnections();
    private static StoreFixture store;

    @BeforeAll
    static void start() {
        store = StoreFixture.create(WAY::around);
    }

    @AfterEach
    void mend() {
        WAY.set(Break.NEVER);
        Awaitility.await().ignoreExceptions().until(() -> {
            store.append(renamed(bot(), 0));
            return true;
        });
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void recognisesEventsThatWereStoredBeforeTheConnectionBroke() {
        String bot = bot();
        WAY.set(Break.AFTER_NEXT_WRITE);

        store.append(renamed(bot, 0), renamed(bot, 1));

        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(2);
    }

    @Test
    void tellsLiveHandlersOfEventsThatTurnOutToBeStored() {
        String bot = bot();
        var told = new CopyOnWriteArrayList<EventMessage<?>>();
        var telling = store.committed().subscribe(told::addAll);
        WAY.set(Break.AWAY_AFTER_NEXT_WRITE);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.append(renamed(bot, 0)));
        assertThat(told).isEmpty();

        WAY.set(Break.NEVER);

        Awaitility.await().until(() -> told.size() == 1);
        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
        telling.cancel();
    }

    @Test
    void writesAgainWhatTheBrokenConnectionDidNotStore() {
        String bot = bot();
        WAY.set(Break.BEFORE_NEXT_WRITE);

        store.append(renamed(bot, 0));

        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
    }

    @Test
    void stillTellsTheLoserAfterABreak() {
        String taken = bot();
        store.append(renamed(taken, 0));
        WAY.set(Break.BEFORE_NEXT_WRITE);

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> store.append(renamed(taken, 0)));
    }

    @Test
    void failsWhileTheDatabaseIsAwayAndComesBackByItself() {
        String bot = bot();
        WAY.set(Break.AWAY);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.append(renamed(bot, 0)));
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.append(renamed(bot, 0)));
        WAY.set(Break.NEVER);

        Awaitility.await().ignoreExceptionsInstanceOf(StoreUnavailable.class).until(() -> {
            store.append(renamed(bot, 0));
            return true;
        });
        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
    }

    @Test
    void survivesAServerThatEndsItsConnections() {
        String bot = bot();
        store.append(renamed(bot, 0));
        store.jdbc().sql("""
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and application_name = 'verbatim-writer'
            """).query(Boolean.class).list();

        store.append(renamed(bot, 1));

        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(2);
    }

    @Test
    void writesManyCallersInFewTransactions() throws Exception {
        long before = transactions();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 2000).forEach(n -> callers.submit(() -> store.append(renamed(bot(), 0))));
        }

        assertThat(transactions() - before).isLessThan(1000);
    }

    private static long transactions() {
        return store.jdbc().sql("select count(distinct xmin::text) from event").query(Long.class).single();
    }
}
