package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.node.Nodes;
import io.verbatim.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemorySnapshotterTest {

    private static final StoreFixture STORE = StoreFixture.create();
    private static final Snapshotter NONE = (type, id) -> { };

    private final String id = "tally_" + System.nanoTime();
    private final EmbeddedEventStore events = EmbeddedEventStore.builder().storageEngine(STORE.engine()).build();
    private final AggregateCache cache = new AggregateCache(100);
    private final List<Runnable> toStore = new ArrayList<>();
    private final SharedRepository<Tally> repository = repository();
    private Snapshotter snapshotter = storing(toStore::add);

    @AfterAll
    static void closeStore() {
        STORE.close();
    }

    @BeforeEach
    void oneThatHasCounted() {
        inAUnitOfWork(() -> repository.newInstance(() -> {
            var tally = new Tally();
            AggregateLifecycle.apply(new Counted(id, "first"));
            return tally;
        }));
    }

    @Test
    void takesWhatTheCommandLeavesBehind() {
        counts("second", true);
        counts("third", false);
        toStore.forEach(Runnable::run);

        var snapshot = STORE.engine().readSnapshot(id).orElseThrow();
        assertThat(snapshot.getSequenceNumber()).isEqualTo(1);
        assertThat(((Tally) snapshot.getPayload()).counted).containsExactly("first", "second");
    }

    @Test
    void isWhatTheAggregateIsLoadedFrom() {
        counts("second", true);
        toStore.forEach(Runnable::run);
        cache.removeAll();

        counts("third", false);

        with(tally -> {
            assertThat(tally.counted).containsExactly("first", "second", "third");
            assertThat(tally.heard).isEqualTo(1);
        });
        assertThat(events.lastSequenceNumberFor(id)).hasValue(2L);
    }

    @Test
    void takesNothingThatWasNotStored() {
        with(tally -> {
            AggregateLifecycle.apply(new Counted(id, "never"));
            CurrentUnitOfWork.get().onPrepareCommit(_ -> {
                snapshotter.scheduleSnapshot(Tally.class, id);
                throw new Refused(Refused.Code.CONFLICT, "of the test");
            });
        });

        assertThat(toStore).isEmpty();
    }

    @Test
    void takesNothingWhenTheLockMayBeGone() {
        with(_ -> CurrentUnitOfWork.get().onCleanup(_ -> snapshotter.scheduleSnapshot(Tally.class, id)));

        assertThat(toStore).isEmpty();
    }

    @Test
    void doesNotFailTheCommandWhenThereAreTooMany() {
        snapshotter = storing(_ -> {
            throw new RejectedExecutionException("of the test");
        });

        counts("second", true);

        assertThat(events.lastSequenceNumberFor(id)).hasValue(1L);
        assertThat(STORE.engine().readSnapshot(id)).isEmpty();
    }

    private SharedRepository<Tally> repository() {
        var settings = EventSourcingRepository.builder(Tally.class).eventStore(events).cache(cache);
        return new SharedRepository<>(settings, events, cache, Nodes.withoutLease());
    }

    private Snapshotter storing(Executor executor) {
        return new MemorySnapshotter(_ -> repository, new SnapshotTable(STORE.jdbc()), STORE.serializer(), executor);
    }

    /** As a trigger does, it asks while the commit is being prepared. */
    private void counts(String what, boolean worthASnapshot) {
        with(tally -> {
            AggregateLifecycle.apply(new Counted(id, what));
            CurrentUnitOfWork.get().onPrepareCommit(_ -> (worthASnapshot ? snapshotter : NONE).scheduleSnapshot(Tally.class, id));
        });
    }

    private void with(Consumer<Tally> command) {
        inAUnitOfWork(() -> {
            repository.load(id).execute(command);
            return true;
        });
    }

    private static void inAUnitOfWork(Callable<?> task) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("command"));
        var result = work.executeWithResult(task);
        assertThat(result.optionalExceptionResult().map(Throwable::getMessage).orElse("of the test")).isEqualTo("of the test");
    }

    /** The one event there is. */
    record Counted(String id, String what) { }

    /** Counts. */
    static final class Tally {
        @AggregateIdentifier
        private @Nullable String id;
        private final List<String> counted = new ArrayList<>();
        private transient int heard;

        @EventSourcingHandler
        void on(Counted event) {
            id = event.id();
            counted.add(event.what());
            heard++;
        }
    }
}
