package io.verbatim.query.attempts;

import io.verbatim.shared.conversation.AttemptView;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.Moment;
import io.verbatim.shared.conversation.TurnView;
import io.verbatim.shared.conversation.TurnView.DispatchView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes away from a turn what had not happened at a moment yet. */
final class TurnAsOf {

    private TurnAsOf() {
    }

    static TurnView of(TurnView turn, Moment moment) {
        var messages = turn.messages().stream().filter(message -> message.position() <= moment.position()).toList();
        var dispatches = turn.dispatches().stream().map(dispatch -> of(dispatch, messages, moment.at()))
            .filter(dispatch -> !dispatch.attempts().isEmpty()).toList();
        boolean isOver = hadHappened(turn.completedAt(), moment.at());
        return new TurnView(turn.id(), turn.conversationId(), isOver ? turn.status() : running(turn), isOver ? turn.state() : null,
            isOver && turn.isFinal(), turn.startedAt(), isOver ? turn.completedAt() : null, messages, dispatches,
            turn.deliveries().stream().filter(delivery -> hadHappened(delivery.createdAt(), moment.at()))
                .map(delivery -> of(delivery, moment.at())).toList());
    }

    // What changed it last came later: it was on its way.
    private static DeliveryView of(DeliveryView delivery, Instant at) {
        if (hadHappened(delivery.updatedAt(), at)) {
            return delivery;
        }
        var attempts = delivery.attempts().stream().filter(attempt -> hadHappened(attempt.at(), at)).toList();
        return new DeliveryView(delivery.id(), delivery.messageId(), delivery.channelId(), delivery.conversationId(), delivery.turnId(),
            "pending", null, null, null, delivery.round(), attempts, delivery.createdAt(), at);
    }

    private static String running(TurnView turn) {
        return turn.status().equals("queued") ? "queued" : "running";
    }

    private static DispatchView of(DispatchView dispatch, List<MessageView> messages, Instant at) {
        var attempts = dispatch.attempts().stream().filter(attempt -> hadHappened(attempt.startedAt(), at))
            .map(attempt -> of(attempt, at)).toList();
        boolean isOver = messages.stream().anyMatch(message -> dispatch.componentId().equals(message.componentId()))
            && attempts.size() == dispatch.attempts().size() && attempts.stream().allMatch(attempt -> attempt.outcome() != null);
        return new DispatchView(dispatch.id(), dispatch.componentId(), dispatch.route(), isOver ? dispatch.outcome() : null, attempts);
    }

    private static AttemptView of(AttemptView attempt, Instant at) {
        return hadHappened(attempt.outcomeAt(), at) ? attempt
            : new AttemptView(attempt.id(), attempt.dispatchId(), attempt.conversationId(), attempt.turnId(), attempt.no(),
                attempt.integrationId(), attempt.startedAt(), null, null, null, null, null, null, null, null, null, null, null, null, false);
    }

    private static boolean hadHappened(@Nullable Instant when, Instant at) {
        return when != null && !when.isAfter(at);
    }
}
