package io.verbatim.query.deliveries;

import java.time.Instant;
import java.util.List;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.SendNote;
import org.jspecify.annotations.Nullable;

/**
 * A delivery.
 *
 * @param detail    the provider's code for why it failed
 * @param part      the first that is not accepted, from 0
 * @param failure   what was reported last of a part that the provider had taken; kept when it is asked for once more
 * @param requested where the event is that asked for it last
 * @param updated   the last event that was taken in
 */
record DeliveryRow(String id, String workspace, String channel, String conversation, String turn, String message, String state,
                   @Nullable String reason, @Nullable String detail, @Nullable String providerStatus, int round, int part, int attempts,
                   @Nullable Failure failure, Seen created, long requested, Seen updated) implements Fold.Row {

    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String UNKNOWN = "unknown";
    private static final String WINDOW_CLOSED = "window_closed";
    private static final String PROVIDER_FAILED = "provider_failed";
    // A report never takes back what an earlier one has said; a failure says nothing against an arrival.
    private static final List<String> LATTICE = List.of("sent", FAILED, "delivered", "read", "played");

    /**
     * That a part has failed which the provider had taken.
     *
     * @param why its code, or the reason where it gave none
     */
    record Failure(Instant at, int part, String why) {

        static Failure of(DeliveryStatusReceived event, Seen seen) {
            return new Failure(seen.at(), event.part(), event.detail() == null ? PROVIDER_FAILED : event.detail());
        }

        String reason() {
            return why.equals(WINDOW_CLOSED) ? WINDOW_CLOSED : PROVIDER_FAILED;
        }
    }

    static DeliveryRow asked(@Nullable DeliveryRow before, DeliveryRequested event, Seen seen) {
        return new DeliveryRow(event.deliveryId().value(), event.pin().workspaceId().value(), event.pin().channelId().value(),
            event.conversationId().value(), event.turnId().value(), event.messageId().value(), PENDING, null, null, null, event.round(),
            event.part(), event.attempts(), before == null ? null : before.failure(), before == null ? seen : before.created(),
            seen.position(), seen);
    }

    @Override
    public long position() {
        return updated.position();
    }

    /** After a try that leaves it under way. */
    DeliveryRow tried(int no, int nextPart, Seen seen) {
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, PENDING, null, detail, providerStatus, round, nextPart,
            Math.max(attempts, no), failure, created, requested, seen);
    }

    /** After the last try that there was to make; a part may have failed since it was taken. */
    DeliveryRow delivered(int no, int nextPart, Seen seen) {
        boolean isWhole = failure == null || !FAILED.equals(providerStatus);
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, isWhole ? DELIVERED : FAILED,
            isWhole ? null : failure.reason(), isWhole ? null : failure.why(), providerStatus, round,
            isWhole ? nextPart : Math.min(nextPart, failure.part()), Math.max(attempts, no), failure, created, requested, seen);
    }

    /** After a try that is the last though it was not taken, or nobody knows. What was reported of that try is told by this. */
    DeliveryRow ended(int no, int atPart, String how, String why, @Nullable SendNote note, Seen seen) {
        var code = note != null && note.detail() != null ? note.detail() : why.equals(PROVIDER_FAILED) ? detail : null;
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, how, why, code, providerStatus, round, atPart,
            Math.max(attempts, no), how.equals(FAILED) ? null : failure, created, requested, seen);
    }

    /** A part that was accepted and then failed is the first that is to be sent once more, unless it has arrived after all. */
    DeliveryRow reported(DeliveryStatusReceived event, Seen seen) {
        var status = event.status();
        int rank = LATTICE.indexOf(status);
        if (rank <= (providerStatus == null ? -1 : LATTICE.indexOf(providerStatus))) {
            return with(state, reason, detail, providerStatus, part, failure, seen);
        }
        if (status.equals(FAILED)) {
            return failed(event, seen);
        }
        boolean takesBack = rank > LATTICE.indexOf(FAILED) && FAILED.equals(providerStatus);
        boolean arrives = takesBack && state.equals(FAILED) && event.part() == part;
        var left = takesBack && failure != null && failure.part() == event.part() ? null : failure;
        return arrives ? with(DELIVERED, null, null, status, Math.max(part, event.part() + 1), left, seen)
            : with(state, reason, detail, status, part, left, seen);
    }

    // One that ends a doubt is followed by the end of the delivery, which says so itself.
    private DeliveryRow failed(DeliveryStatusReceived event, Seen seen) {
        var now = Failure.of(event, seen);
        return switch (state) {
            case DELIVERED -> with(FAILED, now.reason(), event.detail(), FAILED, Math.min(part, event.part()), now, seen);
            case PENDING -> with(PENDING, null, event.detail(), FAILED, part, event.settles() ? failure : now, seen);
            default -> with(state, reason, detail, FAILED, part, failure, seen);
        };
    }

    private DeliveryRow with(String newState, @Nullable String newReason, @Nullable String newDetail, @Nullable String newStatus, int newPart,
                             @Nullable Failure newFailure, Seen seen) {
        return new DeliveryRow(id, workspace, channel, conversation, turn, message, newState, newReason, newDetail, newStatus, round,
            newPart, attempts, newFailure, created, requested, seen);
    }
}
