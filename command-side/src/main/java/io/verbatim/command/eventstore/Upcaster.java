package io.verbatim.command.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** Makes of an event's stored JSON what it would be in the next revision. */
final class Upcaster extends SingleEventUpcaster {

    private final SerializedType before;
    private final SerializedType after;
    private final UnaryOperator<ObjectNode> change;

    /**
     * A step from a revision to the next.
     *
     * @param name   the event's, as in {@link EventTypes}
     * @param from   the revision that it takes
     * @param change what it makes of the payload
     */
    Upcaster(String name, int from, UnaryOperator<ObjectNode> change) {
        this.before = new SimpleSerializedType(name, Integer.toString(from));
        this.after = new SimpleSerializedType(name, Integer.toString(from + 1));
        this.change = change;
    }

    /** What it takes. */
    SerializedType before() {
        return before;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(before);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(after, ObjectNode.class, change);
    }
}
