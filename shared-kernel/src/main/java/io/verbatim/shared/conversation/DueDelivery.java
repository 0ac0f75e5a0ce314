package io.verbatim.shared.conversation;

import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent now of a delivery.
 *
 * @param part    the part of it that is next, from 0; those before were accepted
 * @param attempt counts the attempts of the whole delivery, from 1: this is the one that is due
 * @param tries   how often this part was tried before, in this round
 * @param begun   whether it is on record that this attempt was begun
 * @param trace   to which it belongs, as {@link io.verbatim.shared.Facts#TRACE} says it
 */
public record DueDelivery(Outgoing outgoing, int part, int attempt, int tries, boolean begun, Standing standing,
                          @Nullable String trace) {

    /** What is known of the attempt before this one, of the same part. */
    public enum Standing {
        /** Nothing that matters: it may be sent. */
        CLEAR,
        /** Nobody knows how it ended. */
        DOUBTFUL,
        /** Nobody answered, but the provider has reported on it since: it was taken. */
        CONFIRMED,
        /** Nobody answered, but the provider has reported since that it failed. */
        DENIED
    }

    public DueDelivery(Outgoing outgoing, int part, int attempt, int tries, boolean begun, Standing standing) {
        this(outgoing, part, attempt, tries, begun, standing, null);
    }

    /** The same, on a trace. */
    public DueDelivery on(@Nullable String other) {
        return new DueDelivery(outgoing, part, attempt, tries, begun, standing, other);
    }

    /** The first attempt of a delivery that was just asked for. */
    public static DueDelivery first(DeliveryRequested asked) {
        return new DueDelivery(Outgoing.of(asked), asked.part(), asked.attempts() + 1, 0, false, Standing.CLEAR);
    }
}
