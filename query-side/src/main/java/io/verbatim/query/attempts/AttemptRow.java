package io.verbatim.query.attempts;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.Reply.Usage;
import org.jspecify.annotations.Nullable;

record AttemptRow(String id, String dispatch, String conversation, String turn, int no, String backend, Seen started, Outcome outcome,
                  boolean late, long position) implements Fold.Row {

    static AttemptRow started(AttemptStarted event, Seen seen) {
        return new AttemptRow(event.attemptId().value(), event.dispatchId().value(), event.conversationId().value(), event.turnId().value(),
            event.no(), event.backendId().value(), seen, Outcome.OPEN, false, seen.position());
    }

    AttemptRow with(Outcome newOutcome, Seen seen) {
        return new AttemptRow(id, dispatch, conversation, turn, no, backend, started, newOutcome, late, seen.position());
    }

    AttemptRow late(Seen seen) {
        return new AttemptRow(id, dispatch, conversation, turn, no, backend, started, outcome, true, seen.position());
    }

    /** How a call ended; all is null while it runs. */
    record Outcome(@Nullable String word, @Nullable String reason, @Nullable String detail, @Nullable Integer status,
                   @Nullable Long latencyMs, @Nullable Long firstTextMs, @Nullable Instant at, @Nullable String node,
                   @Nullable Long inputTokens, @Nullable Long outputTokens, @Nullable String model, @Nullable String finishReason) {

        static final Outcome OPEN = new Outcome(null, null, null, null, null, null, null, null, null, null, null, null);
        static final String SUCCEEDED = "succeeded";
        private static final Usage NOT_SAID = new Usage(null, null);

        static Outcome of(AttemptSucceeded event, Instant at) {
            var usage = event.reply().usage() == null ? NOT_SAID : event.reply().usage();
            var call = event.call();
            return new Outcome(SUCCEEDED, null, null, call.status(), call.latencyMs(), call.firstTextMs(), at, call.node(),
                usage.inputTokens(), usage.outputTokens(), event.reply().model(), event.reply().finishReason());
        }

        static Outcome of(AttemptFailed event, Instant at) {
            var failure = event.failure();
            var call = event.call();
            var status = call.status() == null ? failure.status() : call.status();
            return new Outcome("failed", failure.reason().code(), failure.detail(), status, call.latencyMs(), call.firstTextMs(), at,
                call.node(), null, null, null, null);
        }

        static Outcome unknown(Instant at) {
            return new Outcome("unknown", null, null, null, null, null, at, null, null, null, null, null);
        }
    }
}
