package io.verbatim.channel.whatsapp.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a call of the Graph API ended. */
public sealed interface GraphAnswer {
    /** It was done. */
    record Done(JsonNode body) implements GraphAnswer { }

    /**
     * It was refused.
     *
     * @param message as Meta writes it, without what is secret
     * @param after   when it is worth another try, if Meta says so
     */
    record Denied(int status, int code, String message, Verdict verdict, @Nullable Duration after) implements GraphAnswer { }

    /** It never got there. */
    record Unreached(String reason) implements GraphAnswer { }

    /** It may have been done: the request was written, and no answer came that could be read. */
    record Unknown(String reason) implements GraphAnswer { }
}
