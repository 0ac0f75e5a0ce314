package io.verbatim.command.conversation;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import io.verbatim.shared.conversation.Outgoing;

/** A delivery without outcome, and how far it is; see {@link DueDelivery}. */
record OpenDelivery(Outgoing outgoing, int part, int attempt, int tries, boolean begun, Standing standing) {

    static OpenDelivery of(DeliveryRequested asked) {
        return new OpenDelivery(Outgoing.of(asked), asked.part(), asked.attempts() + 1, 0, false, Standing.CLEAR);
    }

    DeliveryId id() {
        return outgoing.deliveryId();
    }

    ChannelId channel() {
        return outgoing.pin().channelId();
    }

    DueDelivery due() {
        return new DueDelivery(outgoing, part, attempt, tries, begun, standing);
    }

    /** Whether the provider has said how it ended. */
    boolean isSettled() {
        return standing == Standing.CONFIRMED || standing == Standing.DENIED;
    }

    OpenDelivery withBegun() {
        return new OpenDelivery(outgoing, part, attempt, tries, true, standing);
    }

    OpenDelivery accepted() {
        return new OpenDelivery(outgoing, part + 1, attempt + 1, 0, false, Standing.CLEAR);
    }

    OpenDelivery postponed() {
        return new OpenDelivery(outgoing, part, attempt + 1, tries + 1, false, Standing.CLEAR);
    }

    OpenDelivery doubtful() {
        return new OpenDelivery(outgoing, part, attempt + 1, tries + 1, begun, Standing.DOUBTFUL);
    }

    OpenDelivery standing(Standing now) {
        return new OpenDelivery(outgoing, part, attempt, tries, begun, now);
    }
}
