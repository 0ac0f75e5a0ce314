package io.verbatim.command.eventstore.node;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that goes on after its lease has run out. */
class StandstillTest {

    private static final String WORK = "work-1";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger forgotten = new AtomicInteger();
    private StoreFixture store;
    private Node node;

    @BeforeEach
    void start() {
        store = StoreFixture.create((event, batch) -> batch.open(WORK, "call", event.getAggregateIdentifier()));
        store.append(renamed(bot(), 0));
        node = new Node(new NodeName("node_a"), store.jdbc(), nanos::get);
        node.whenAloneAgain(forgotten::incrementAndGet);
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop();
        store.close();
    }

    @Test
    void asksNobodyWhileTheLeaseHolds() {
        store.jdbc().sql("delete from work").update();

        assertThat(node.covers(WORK)).isTrue();
        assertThat(node.hasCompany()).isFalse();
    }

    @Test
    void stillHasWorkThatNobodyHasTakenOver() {
        standStill();
        assertThat(node.hasCompany()).isTrue();

        node.takeLeaseAnew();

        assertThat(node.covers(WORK)).isTrue();
    }

    @Test
    void hasLostWorkThatAnotherHasTakenOver() {
        standStill();
        store.jdbc().sql("update work set node = 'node_b'").update();

        node.takeLeaseAnew();

        assertThat(node.covers(WORK)).isFalse();
        nanos.addAndGet(Duration.ofSeconds(8).toNanos());
        assertThat(node.covers(WORK)).isFalse();
    }

    @Test
    void mayNotGoOnBeforeItHasItsLease() {
        standStill();

        assertThat(node.covers(WORK)).isFalse();
    }

    @Test
    void forgetsWhatItRemembersThoughItIsAloneAgain() {
        standStill();
        int before = forgotten.get();

        node.takeLeaseAnew();

        assertThat(forgotten).hasValue(before + 1);
        assertThat(node.hasCompany()).isFalse();
    }

    @Test
    void takesNoLeaseWhenItHasGivenItUp() {
        node.stop();

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(node::takeLeaseAnew);
        assertThat(store.jdbc().sql("select count(*) from node").query(Long.class).single()).isZero();
    }

    private void standStill() {
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        store.jdbc().sql("update node set lease_until = clock_timestamp() - interval '1 second'").update();
    }
}
