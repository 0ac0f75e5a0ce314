package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.node.Nodes;
import io.verbatim.shared.Refused;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedRepositoryTest {

    private static final String OF_THE_TEST = "of the test";

    private final CountingEngine engine = new CountingEngine();
    private final EmbeddedEventStore events = EmbeddedEventStore.builder().storageEngine(engine).build();
    private final AggregateCache cache = new AggregateCache(100);
    private final SharedRepository<Tally> repository = new SharedRepository<>(
        EventSourcingRepository.builder(Tally.class).eventStore(events).cache(cache), events, cache, Nodes.withoutLease());

    @BeforeEach
    void oneThatIsInMemory() {
        inAUnitOfWork(() -> repository.newInstance(() -> {
            var tally = new Tally();
            AggregateLifecycle.apply(new Counted("tally"));
            return tally;
        }));
    }

    @Test
    void keepsWhatHasRefusedACommand() {
        with(_ -> {
            throw new Refused(Refused.Code.CONFLICT, OF_THE_TEST);
        });

        with(Tally::count);

        assertThat(engine.reads).isZero();
        with(tally -> assertThat(tally.sum).isEqualTo(2));
    }

    @Test
    void keepsWhatItHadToReadForACommandThatWasRefused() {
        cache.removeAll();
        with(_ -> {
            throw new Refused(Refused.Code.CONFLICT, OF_THE_TEST);
        });

        with(Tally::count);

        assertThat(engine.reads).isEqualTo(1);
    }

    @Test
    void readsAnewWhatHadChangedWhenItRefused() {
        with(tally -> {
            tally.count();
            throw new Refused(Refused.Code.CONFLICT, OF_THE_TEST);
        });

        with(tally -> assertThat(tally.sum).isEqualTo(1));

        assertThat(engine.reads).isEqualTo(1);
    }

    @Test
    void readsAnewWhatHasFailed() {
        with(_ -> {
            throw new IllegalStateException(OF_THE_TEST);
        });

        with(Tally::count);

        assertThat(engine.reads).isEqualTo(1);
    }

    private void with(Consumer<Tally> command) {
        inAUnitOfWork(() -> {
            repository.load("tally").execute(command);
            return true;
        });
    }

    private static void inAUnitOfWork(Callable<?> task) {
        var result = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("command")).executeWithResult(task);
        assertThat(result.optionalExceptionResult().map(Throwable::getMessage).orElse(OF_THE_TEST)).isEqualTo(OF_THE_TEST);
    }

    /** The one event there is. */
    record Counted(String id) { }

    /** Counts. */
    static final class Tally {
        @AggregateIdentifier
        private @Nullable String id;
        private int sum;

        void count() {
            AggregateLifecycle.apply(new Counted("tally"));
        }

        @EventSourcingHandler
        void on(Counted event) {
            id = event.id();
            sum++;
        }
    }

    /** Counts how often a stream is read. */
    private static final class CountingEngine extends InMemoryEventStorageEngine {
        private int reads;

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            reads++;
            return super.readEvents(aggregateIdentifier, firstSequenceNumber);
        }

        // In memory it reads the stream, which is none of what is counted.
        @Override
        public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
            int before = reads;
            var last = super.lastSequenceNumberFor(aggregateIdentifier);
            reads = before;
            return last;
        }
    }
}
