package io.verbatim.command.conversation;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import io.verbatim.shared.conversation.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * A delivery without outcome, and how far it is; see {@link DueDelivery}.
 *
 * @param told what the provider reported on the part before anybody knew how the attempt ended; null for nothing
 */
record OpenDelivery(Outgoing outgoing, int part, int attempt, int tries, boolean begun, Standing standing, @Nullable Standing told) {

    static OpenDelivery of(DeliveryRequested asked) {
        return new OpenDelivery(Outgoing.of(asked), asked.part(), asked.attempts() + 1, 0, false, Standing.CLEAR, null);
    }

    DeliveryId id() {
        return outgoing.deliveryId();
    }

    ChannelId channel() {
        return outgoing.pin().channelId();
    }

    String kind() {
        return outgoing.pin().channelKind();
    }

    DueDelivery due() {
        return new DueDelivery(outgoing, part, attempt, tries, begun, standing);
    }

    /** Whether the provider has said how it ended. */
    boolean isSettled() {
        return standing == Standing.CONFIRMED || standing == Standing.DENIED;
    }

    /** How long a doubt is to last: not at all where the provider has reported already. */
    @Nullable Long pause(@Nullable Long millis) {
        return told == null ? millis : null;
    }

    OpenDelivery withBegun() {
        return new OpenDelivery(outgoing, part, attempt, tries, true, standing, told);
    }

    OpenDelivery accepted() {
        return new OpenDelivery(outgoing, part + 1, attempt + 1, 0, false, Standing.CLEAR, null);
    }

    OpenDelivery postponed() {
        return new OpenDelivery(outgoing, part, attempt + 1, tries + 1, false, Standing.CLEAR, null);
    }

    OpenDelivery doubtful() {
        return new OpenDelivery(outgoing, part, attempt + 1, tries + 1, begun, told == null ? Standing.DOUBTFUL : told, told);
    }

    /** A report came: it ends a doubt, and is kept for one that is yet to come. */
    OpenDelivery reported(int onPart, boolean settles, Standing how) {
        return onPart == part ? new OpenDelivery(outgoing, part, attempt, tries, begun, settles ? how : standing, how) : this;
    }
}
