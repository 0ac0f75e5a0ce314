package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
sealed interface Outcome {

    /** Nobody waited for the end: this node is being stopped. Nothing is recorded, as nothing is known. */
    Outcome ABANDONED = new Abandoned();

    /** It was not made: this node stood still, and somebody else may have taken it over. */
    Outcome LOST = new Lost();

    /** Ended without an answer of HTTP. */
    static Outcome failed(Failure.Reason reason, String detail) {
        return new Failed(new Failure(reason, detail, null, null));
    }

    /** It brought a reply; {@code status} is null where no HTTP was spoken. */
    record Answered(Reply reply, @Nullable Integer status) implements Outcome { }

    /** It brought none. */
    record Failed(Failure failure) implements Outcome { }

    /** See {@link #LOST}. */
    record Lost() implements Outcome { }

    /** See {@link #ABANDONED}. */
    record Abandoned() implements Outcome { }
}
