package io.verbatim.channel.delivery;

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
}
