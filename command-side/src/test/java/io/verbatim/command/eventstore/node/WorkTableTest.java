package io.verbatim.command.eventstore.node;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkTableTest {

    private StoreFixture store;

    @BeforeEach
    void start() {
        store = StoreFixture.create((event, batch) -> batch.open("work-" + event.getIdentifier(), "call", event.getAggregateIdentifier()));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void leavesTheWorkOfALivingNodeAlone() {
        node("node_a").renew();
        store.append(renamed(bot(), 0));

        assertThat(work("node_b").takeOver(Set.of("call"), 10)).isEmpty();
    }

    @Test
    void takesOverWhatANodeWithoutALeaseHas() {
        String bot = bot();
        store.append(renamed(bot, 0));
        store.jdbc().sql("delete from node").update();
        node("node_b").renew();

        var orphans = work("node_b").takeOver(Set.of("call"), 10);

        assertThat(orphans).singleElement().satisfies(orphan -> {
            assertThat(orphan.aggregateId()).isEqualTo(bot);
            assertThat(orphan.from()).isEqualTo("node_a");
        });
        assertThat(work("node_c").takeOver(Set.of("call"), 10)).isEmpty();
    }

    @Test
    void takesOverWhatANodeWithALapsedLeaseHas() {
        node("node_a").renew();
        store.append(renamed(bot(), 0));
        store.jdbc().sql("update node set lease_until = clock_timestamp() - interval '1 second'").update();

        assertThat(work("node_b").takeOver(Set.of("call"), 10)).hasSize(1);
    }

    @Test
    void takesOverAtOnceWhatANodeLeftThatEndedWell() {
        var node = node("node_a");
        node.start();
        store.append(renamed(bot(), 0));

        node.stop();

        assertThat(work("node_b").takeOver(Set.of("call"), 10)).hasSize(1);
    }

    @Test
    void takesOverOneKindOnlyAndNoMoreThanAsked() {
        store.append(StoreFixture.renamed(bot(), 0, 5));
        store.jdbc().sql("delete from node").update();

        assertThat(work("node_b").takeOver(Set.of("delivery"), 10)).isEmpty();
        assertThat(work("node_b").takeOver(Set.of("call"), 3)).hasSize(3);
    }

    @Test
    void givesEachPieceToOneOfThoseWhoReachForIt() throws Exception {
        store.append(StoreFixture.renamed(bot(), 0, 40));
        store.jdbc().sql("delete from node").update();
        List.of("node_1", "node_2", "node_3", "node_4").forEach(name -> node(name).renew());

        var taken = new ArrayList<Orphan>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var takers = IntStream.rangeClosed(1, 4)
                .<Callable<List<Orphan>>>mapToObj(n -> () -> work("node_" + n).takeOver(Set.of("call"), 40))
                .toList();
            for (Future<List<Orphan>> part : nodes.invokeAll(takers)) {
                taken.addAll(part.get());
            }
        }
        taken.addAll(work("node_1").takeOver(Set.of("call"), 40));

        assertThat(taken).extracting(Orphan::id).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void knowsWhetherItHoldsItsLease() {
        var node = node("node_a");
        assertThat(node.holdsLease()).isFalse();

        node.renew();

        assertThat(node.holdsLease()).isTrue();
        assertThat(node.isAlone()).isTrue();
    }

    private Node node(String name) {
        return new Node(new NodeName(name), store.jdbc());
    }

    private WorkTable work(String node) {
        return new WorkTable(store.jdbc(), new NodeName(node));
    }
}
