package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Takes a snapshot where a session ends, for then there is little to remember, and within a session that goes on for long: so loading a
 * conversation costs the same however long it lives.
 */
final class SnapshotsAtRest implements SnapshotTriggerDefinition {

    private final Snapshotter snapshotter;
    private final int worthOne;

    /** @param worthOne after how many events a session that goes on gets one; one that ends gets it after half as many, or some more */
    SnapshotsAtRest(Snapshotter snapshotter, int worthOne) {
        this.snapshotter = snapshotter;
        this.worthOne = Math.max(worthOne, 2);
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType, worthOne);
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger;
    }

    // Kept with the aggregate in the cache, hence serializable by its base class.
    private static final class Trigger extends AbstractSnapshotTrigger {

        private static final long serialVersionUID = 1L;

        // Conversations that began together would all come at one moment, and who writes just then would wait.
        private final int worthOneAtAnEnd;
        private final int worthOne;
        private int since;
        private boolean atRest;

        Trigger(Snapshotter snapshotter, Class<?> aggregateType, int worthOne) {
            super(snapshotter, aggregateType);
            this.worthOne = worthOne;
            this.worthOneAtAnEnd = ThreadLocalRandom.current().nextInt(worthOne / 2, worthOne);
            // What a replay asks for would else be taken behind the release of the aggregate's lock, while the next command changes it.
            initializationFinished();
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            since++;
            atRest = event.getPayload() instanceof SessionEnded;
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return since >= (atRest ? worthOneAtAnEnd : worthOne);
        }

        @Override
        protected void reset() {
            since = 0;
        }
    }
}
