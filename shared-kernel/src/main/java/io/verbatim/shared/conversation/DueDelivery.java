package io.verbatim.shared.conversation;

import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;

/**
 * What is to be sent now of a delivery.
 *
 * @param part    the part of it that is next, from 0; those before were accepted
 * @param attempt counts the attempts of the whole delivery, from 1: this is the one that is due
 * @param tries   how often this part was tried before, in this round
 * @param begun   whether it is on record that this attempt was begun
 */
public record DueDelivery(Outgoing outgoing, int part, int attempt, int tries, boolean begun, Standing standing) {

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

    /** The first attempt of a delivery that was just asked for. */
    public static DueDelivery first(DeliveryRequested asked) {
        return new DueDelivery(Outgoing.of(asked), asked.part(), asked.attempts() + 1, 0, false, Standing.CLEAR);
    }
}
