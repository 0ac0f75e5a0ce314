package io.verbatim.command.eventstore.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.command.eventstore.StoreFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresDeadlineManagerTest {

    private static final ScopeDescriptor SAGA = new SagaScopeDescriptor("Dispatch", "saga-1");
    private static final ScopeDescriptor OTHER = new SagaScopeDescriptor("Dispatch", "saga-2");

    private final List<String> fired = new CopyOnWriteArrayList<>();
    private final List<DeadlineClock> clocks = new ArrayList<>();
    private StoreFixture store;
    private volatile boolean sick;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
    }

    @AfterEach
    void stop() {
        clocks.forEach(DeadlineClock::stop);
        store.close();
    }

    @Test
    void firesOnceWhenDueAndBringsThePayload() {
        var deadlines = running();

        deadlines.schedule(Duration.ofMillis(300), "retry", "payload", SAGA);

        assertThat(fired).isEmpty();
        // The row goes when the handler's transaction ends, a moment after the handler has run.
        await().until(() -> !fired.isEmpty() && rows() == 0);
        assertThat(fired).containsExactly("retry of saga-1: payload");
    }

    @Test
    void firesWithoutAPayload() {
        running().schedule(Duration.ZERO, "expiry", null, SAGA);

        await().untilAsserted(() -> assertThat(fired).containsExactly("expiry of saga-1: null"));
    }

    @Test
    void firesSoonAfterItIsDue() {
        long start = System.nanoTime();

        running().schedule(Duration.ofMillis(100), "retry", "soon", SAGA);

        await().pollInterval(Duration.ofMillis(5)).until(() -> !fired.isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(100), Duration.ofMillis(450));
    }

    @Test
    void outlivesTheProcessThatSetIt() {
        stopped().schedule(Duration.ofMillis(50), "retry", "kept", SAGA);

        running();

        await().untilAsserted(() -> assertThat(fired).containsExactly("retry of saga-1: kept"));
    }

    @Test
    void isSetOnlyIfTheTransactionCommits() {
        var deadlines = running();

        new TransactionTemplate(new JdbcTransactionManager(store.dataSource())).executeWithoutResult(transaction -> {
            deadlines.schedule(Duration.ZERO, "retry", "never", SAGA);
            transaction.setRollbackOnly();
        });

        assertThat(rows()).isZero();
    }

    @Test
    void isCancelledByIdByNameAndByScope() {
        var deadlines = stopped();
        String id = deadlines.schedule(Duration.ZERO, "retry", "1", SAGA);
        deadlines.schedule(Duration.ZERO, "expiry", "2", SAGA);
        deadlines.schedule(Duration.ZERO, "pause", "3", SAGA);
        deadlines.schedule(Duration.ZERO, "pause", "4", OTHER);

        deadlines.cancelSchedule("retry", id);
        deadlines.cancelAll("expiry");
        deadlines.cancelAllWithinScope("pause", SAGA);

        assertThat(store.jdbc().sql("select name || scope_id from deadline").query(String.class).list()).containsExactly("pausesaga-2");
    }

    @Test
    void isTriedAgainWhenItFailsAndHoldsNobodyUp() {
        sick = true;
        var deadlines = running();

        deadlines.schedule(Duration.ZERO, "retry", "1", SAGA);
        deadlines.schedule(Duration.ofMillis(10), "retry", "2", OTHER);

        await().untilAsserted(() -> assertThat(fired).containsExactly("retry of saga-2: 2"));
        assertThat(store.jdbc().sql("select last_failure from deadline").query(String.class).single()).contains("sick");
        sick = false;
        await().untilAsserted(() -> assertThat(fired).containsExactly("retry of saga-2: 2", "retry of saga-1: 1"));
    }

    @Test
    void firesOnceOnManyNodes() {
        var deadlines = running();
        running();
        running();

        for (int n = 0; n < 60; n++) {
            deadlines.schedule(Duration.ofMillis(n), "retry", String.valueOf(n), SAGA);
        }

        await().until(() -> rows() == 0);
        assertThat(fired).hasSize(60).doesNotHaveDuplicates();
    }

    private PostgresDeadlineManager running() {
        var manager = stopped();
        clocks.getLast().start();
        return manager;
    }

    private PostgresDeadlineManager stopped() {
        var table = new DeadlineTable(store.jdbc());
        var serializer = store.serializer();
        var clock = new DeadlineClock(table, new DeadlineDelivery(scope -> Stream.of(new Target())), serializer,
            new JdbcTransactionManager(store.dataSource()));
        clocks.add(clock);
        return new PostgresDeadlineManager(table, clock, serializer, Clock.systemUTC());
    }

    private long rows() {
        return store.jdbc().sql("select count(*) from deadline").query(Long.class).single();
    }

    private final class Target implements ScopeAware {

        @Override
        public void send(Message<?> message, ScopeDescriptor scope) {
            if (sick && scope.equals(SAGA)) {
                throw new IllegalStateException("sick");
            }
            var deadline = (DeadlineMessage<?>) message;
            fired.add("%s of %s: %s".formatted(deadline.getDeadlineName(), DueDeadline.idOf(scope), deadline.getPayload()));
        }

        @Override
        public boolean canResolve(ScopeDescriptor scope) {
            return true;
        }
    }
}
