package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryBegun;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are on their way to the user, in order: only the first of them is ever sent. It outlives the session.
 *
 * @param made   how many messages there were to deliver, ever
 * @param open   those without outcome
 * @param rounds how often the latest of those were asked for that were asked for again
 */
record Outbox(long made, List<OpenDelivery> open, Map<String, Integer> rounds) {

    /** The most that wait; one more fails at once, so that a silent receiver costs a bounded memory. */
    static final int MOST = 500;
    static final Outbox EMPTY = new Outbox(0, List.of(), Map.of());
    private static final int MOST_ROUNDS = 50;
    private static final String RETRY = "retry";

    Outbox on(ConversationEvent event) {
        return switch (event) {
            case DeliveryRequested asked -> asked(asked);
            case DeliveryBegun begun -> first(begun.deliveryId(), OpenDelivery::withBegun);
            case DeliveryAttempted made -> first(made.deliveryId(),
                made.outcome().equals(RETRY) ? OpenDelivery::postponed : OpenDelivery::accepted);
            case DeliverySucceeded done -> without(done.deliveryId());
            case DeliveryFailed failed -> without(failed.deliveryId());
            case DeliveryOutcomeUnknown lost -> lost.held() ? without(lost.deliveryId()) : first(lost.deliveryId(), OpenDelivery::doubtful);
            case DeliveryStatusReceived status -> first(status.deliveryId(), delivery -> delivery.reported(status.part(), status.settles(),
                status.status().equals("failed") ? Standing.DENIED : Standing.CONFIRMED));
            default -> this;
        };
    }

    @Nullable OpenDelivery first() {
        return open.isEmpty() ? null : open.getFirst();
    }

    /** The delivery, if its turn has come. */
    @Nullable OpenDelivery first(DeliveryId id) {
        return !open.isEmpty() && open.getFirst().id().equals(id) ? open.getFirst() : null;
    }

    /** Whose turn comes after the first. */
    @Nullable DeliveryId second() {
        return open.size() < 2 ? null : open.get(1).id();
    }

    boolean holds(DeliveryId id) {
        return open.stream().anyMatch(delivery -> delivery.id().equals(id));
    }

    boolean isFull() {
        return open.size() >= MOST;
    }

    private Outbox asked(DeliveryRequested event) {
        var longer = Stream.concat(open.stream(), Stream.of(OpenDelivery.of(event))).toList();
        return new Outbox(Math.max(made, event.no()), longer, event.round() == 1 ? rounds : noted(event));
    }

    private Map<String, Integer> noted(DeliveryRequested event) {
        var longer = new LinkedHashMap<>(rounds);
        longer.remove(event.deliveryId().value());
        longer.put(event.deliveryId().value(), event.round());
        if (longer.size() > MOST_ROUNDS) {
            longer.remove(longer.keySet().iterator().next());
        }
        return longer;
    }

    private Outbox first(DeliveryId id, UnaryOperator<OpenDelivery> step) {
        return first(id) == null ? this
            : new Outbox(made, Stream.concat(Stream.of(step.apply(open.getFirst())), open.stream().skip(1)).toList(), rounds);
    }

    private Outbox without(DeliveryId id) {
        return new Outbox(made, open.stream().filter(delivery -> !delivery.id().equals(id)).toList(), rounds);
    }
}
