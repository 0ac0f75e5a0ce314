package io.verbatim.command.eventstore;

import io.verbatim.shared.Facts;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event on its way into the table; place and time are given by the database. */
record EventRow(String eventId, String aggregateType, String aggregateId, long seq, String type, @Nullable String revision,
                @Nullable String workspaceId, String payload, String metadata) {

    static EventRow of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
        return new EventRow(event.getIdentifier(), event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(),
            payload.getType().getName(), payload.getType().getRevision(), workspaceOf(event), payload.getData(), metadata.getData());
    }

    static @Nullable String workspaceOf(DomainEventMessage<?> event) {
        return event.getMetaData().get(Facts.WORKSPACE) instanceof String workspace ? workspace : null;
    }
}
