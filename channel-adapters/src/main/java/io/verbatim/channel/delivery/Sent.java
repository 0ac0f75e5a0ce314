package io.verbatim.channel.delivery;

import io.verbatim.shared.conversation.SendNote;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the receiver took a part. Reasons are words in snake_case, free of personal data and secrets; {@code httpStatus} is 0 where there was
 * no answer.
 */
public sealed interface Sent {

    /**
     * It has it.
     *
     * @param providerId the receiver's own name for it, by which it will report on it; it is kept as a keyed hash only
     */
    record Accepted(@Nullable String providerId, int httpStatus) implements Sent {

        public Accepted(@Nullable String providerId) {
            this(providerId, 200);
        }
    }

    /**
     * Not now.
     *
     * @param after how long the receiver wants us to wait, if it says so
     */
    record Retry(String reason, @Nullable Duration after, int httpStatus) implements Sent { }

    /** Not, and never. */
    record Failed(String reason, int httpStatus) implements Sent { }

    /** The request was written and no answer came. */
    record Unknown(String reason) implements Sent { }

    /** Not, and nothing else through this channel either: it is switched off. */
    record ChannelDead(String reason, int httpStatus) implements Sent {

        public ChannelDead(String reason) {
            this(reason, 0);
        }
    }

    /** One of the others, {@code plain}, with something to be put on record beside it. */
    record Noted(Sent plain, SendNote note) implements Sent { }

    /** The same, with this on record, too. */
    default Sent with(SendNote more) {
        return this instanceof Noted(var sent, var noted) ? new Noted(sent, noted.and(more)) : new Noted(this, more);
    }

    /** The same without what is noted. */
    default Sent plain() {
        return this;
    }

    /** What is to be put on record beside it; null for nothing. */
    default @Nullable SendNote note() {
        return null;
    }
}
