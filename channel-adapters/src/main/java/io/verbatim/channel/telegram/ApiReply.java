package io.verbatim.channel.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of a call of the Bot API. */
sealed interface ApiReply {

    /** It was done. */
    record Done(JsonNode result) implements ApiReply { }

    /**
     * It was refused.
     *
     * @param code        as an HTTP status
     * @param description Telegram's words
     * @param retryAfter  how long it wants to be left alone
     */
    record Refusal(int code, String description, @Nullable Duration retryAfter) implements ApiReply {

        /** Whether the token is none, or is one no more: an unknown one leads nowhere. */
        boolean isOfToken() {
            return code == 401 || code == 404;
        }

        /** Whether it may be done later. */
        boolean mayPass() {
            return code == 429 || code >= 500;
        }
    }

    /** Telegram was not reached. */
    record Unreached(String reason) implements ApiReply { }

    /** The call was made, and nobody knows what came of it. */
    record Unknown(String reason) implements ApiReply { }
}
