package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import org.jspecify.annotations.Nullable;

/** Reads how many tokens an answer cost. */
final class Tokens {

    private Tokens() {
    }

    /** Null where the answer does not say. */
    static Reply.@Nullable Usage of(Foreign answer, String input, String output) {
        var usage = answer.inner("usage");
        var in = usage.number(input);
        var out = usage.number(output);
        return in == null && out == null ? null : new Reply.Usage(in, out);
    }

    /** What was known before, with what is known now put over it. */
    static Reply.@Nullable Usage joined(Reply.@Nullable Usage before, Reply.@Nullable Usage now) {
        if (before == null || now == null) {
            return now == null ? before : now;
        }
        return new Reply.Usage(now.inputTokens() == null ? before.inputTokens() : now.inputTokens(),
            now.outputTokens() == null ? before.outputTokens() : now.outputTokens());
    }
}
