package io.verbatim.command.eventstore;

import io.verbatim.shared.Facts;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event on its way into the table; place and time are given by the database. */
record EventRow(String eventId, String aggregateType, String aggregateId, long seq, String type, @Nullable String revision,
                @Nullable String workspaceId, String payload, String metadata) {

    static EventRow of(DomainEventMessage<?> event, Serializer serializer) {
        return of(event, serializer, event.serializeMetaData(serializer, String.class).getData());
    }

    /** The events of one command, which mostly have the same metadata. */
    static List<EventRow> of(List<DomainEventMessage<?>> events, Serializer serializer) {
        var rows = new ArrayList<EventRow>(events.size());
        DomainEventMessage<?> last = null;
        for (var event : events) {
            boolean same = last != null && last.getMetaData().equals(event.getMetaData());
            rows.add(same ? of(event, serializer, rows.getLast().metadata()) : of(event, serializer));
            last = event;
        }
        return rows;
    }

    private static EventRow of(DomainEventMessage<?> event, Serializer serializer, String metadata) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new EventRow(event.getIdentifier(), event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(),
            payload.getType().getName(), payload.getType().getRevision(), workspaceOf(event), payload.getData(), metadata);
    }

    static @Nullable String workspaceOf(DomainEventMessage<?> event) {
        return event.getMetaData().get(Facts.WORKSPACE) instanceof String workspace ? workspace : null;
    }
}
