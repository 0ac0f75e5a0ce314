package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.EventTypes;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An event on its way to the parking place. */
record ParkedEvent(String sequence, long position, String eventType, String cause) {

    private static final String BEHIND = "waits behind an earlier event of its sequence";
    private static final int CAUSE_AT_MOST = 2000;

    static ParkedEvent failed(TrackedEventMessage<?> event, Throwable cause) {
        String text = cause.toString().replace("\0", "");
        return of(event, text.substring(0, Math.min(text.length(), CAUSE_AT_MOST)));
    }

    static ParkedEvent behind(TrackedEventMessage<?> event) {
        return of(event, BEHIND);
    }

    static String sequenceOf(TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> ofAggregate ? ofAggregate.getAggregateIdentifier() : event.getIdentifier();
    }

    private static ParkedEvent of(TrackedEventMessage<?> event, String cause) {
        String name = EventTypes.nameOf(event.getPayloadType());
        String type = name == null ? event.getPayloadType().getName() : name;
        return new ParkedEvent(sequenceOf(event), LogReader.positionOf(event), type, cause);
    }
}
