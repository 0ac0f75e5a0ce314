package io.verbatim.channel.backend;

import io.verbatim.channel.observe.Step;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import org.axonframework.messaging.MetaData;

/** An attempt whose outcome is waited for, and all that is needed to make an end of it. */
record RunningAttempt(AttemptStarted event, Step step, MetaData metadata, Passage passage, Stopwatch watch) {

    /** Blocks until the outcome is recorded. */
    void end(Outcome outcome, AttemptRecorder recorder) {
        try (var _ = step.enter(event.conversationId(), event.turnId())) {
            passage.finish(outcome instanceof Outcome.Failed);
            if (outcome instanceof Outcome.Failed(var failure)) {
                step.failed(failure.reason().code());
            }
            recorder.record(event, outcome, watch, metadata);
        }
    }
}
