package io.verbatim.query.deliveries;

import java.util.List;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import org.jspecify.annotations.Nullable;

/**
 * A delivery.
 *
 * @param part      the first that is not accepted, from 0
 * @param requested where the event is that asked for it last
 * @param updated   the last event that was taken in
 */
record DeliveryRow(String id, String workspace, String channel, String conversation, String turn, String message, String state,
                   @Nullable String reason, @Nullable String providerStatus, int round, int part, int attempts, Seen created,
                   long requested, Seen updated) implements Fold.Row {

    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String UNKNOWN = "unknown";
    private static final String WINDOW_CLOSED = "window_closed";
    // A report never takes back what an earlier one has said; a failure says nothing against an arrival.
    private static final List<String> LATTICE = List.of("sent", FAILED, "delivered", "read", "played");

    static DeliveryRow asked(@Nullable DeliveryRow before, DeliveryRequested event, Seen seen) {
        return new DeliveryRow(event.deliveryId().value(), event.pin().workspaceId().value(), event.pin().channelId().value(),
            event.conversationId().value(), event.turnId().value(), event.messageId().value(), PENDING, null, null, event.round(),
            event.part(), event.attempts(), before == null ? seen : before.created(), seen.position(), seen);
    }

    @Override
    public long position() {
        return updated.position();
    }

    /** After one more try. */
    DeliveryRow tried(int no, int nextPart, String newState, @Nullable String newReason, Seen seen) {
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, newState, newReason, providerStatus, round, nextPart,
            Math.max(attempts, no), created, requested, seen);
    }

    /** A part that was accepted and then failed is the first that is to be sent once more, unless it has arrived after all. */
    DeliveryRow reported(DeliveryStatusReceived event, Seen seen) {
        var status = event.status();
        int rank = LATTICE.indexOf(status);
        if (rank <= (providerStatus == null ? -1 : LATTICE.indexOf(providerStatus))) {
            return with(state, reason, providerStatus, part, seen);
        }
        boolean fails = status.equals(FAILED) && state.equals(DELIVERED);
        boolean arrives = rank > LATTICE.indexOf(FAILED) && FAILED.equals(providerStatus) && state.equals(FAILED)
            && event.part() == part;
        return fails ? with(FAILED, WINDOW_CLOSED.equals(event.detail()) ? WINDOW_CLOSED : "provider_failed", status,
            Math.min(part, event.part()), seen)
            : arrives ? with(DELIVERED, null, status, Math.max(part, event.part() + 1), seen) : with(state, reason, status, part, seen);
    }

    private DeliveryRow with(String newState, @Nullable String newReason, @Nullable String newStatus, int newPart, Seen seen) {
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, newState, newReason, newStatus, round, newPart, attempts,
            created, requested, seen);
    }
}
