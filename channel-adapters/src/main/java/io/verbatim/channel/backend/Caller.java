package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes an attempt's call, and always has an outcome to tell. */
@Component
final class Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Backends backends;
    private final PayloadFormats formats;
    private final Bulkheads bulkheads;
    private final Wire wire;

    Caller(Backends backends, PayloadFormats formats, Bulkheads bulkheads, Wire wire) {
        this.backends = backends;
        this.formats = formats;
        this.bulkheads = bulkheads;
        this.wire = wire;
    }

    Outcome call(AttemptStarted attempt, Deadline begun, Listener listener) {
        return guarded(attempt, Reason.UNKNOWN, () -> backends.find(attempt.backendId())
            .map(backend -> new Call(backend, attempt, begun.of(Duration.ofSeconds(backend.settings().timeout())), listener))
            .map(this::ask)
            .orElseGet(() -> Outcome.failed(Reason.NO_INTEGRATION, "The integration does not exist any more")));
    }

    private Outcome ask(Call call) {
        return formats.find(call.backend().settings().payloadFormat())
            .map(format -> bulkheads.behind(call, () -> guarded(call.attempt(), Reason.INVALID_RESPONSE, () -> format.ask(call, wire))))
            .orElseGet(() -> Outcome.failed(Reason.NO_INTEGRATION, "The integration's payload format does not exist"));
    }

    /** The outcome, whatever happens. */
    static Outcome guarded(AttemptStarted attempt, Reason otherwise, Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} of {} ended in a way that was not foreseen", attempt.attemptId(), attempt.conversationId(), e);
            return Outcome.failed(otherwise, "The call ended in a way that was not foreseen: " + e.getClass().getSimpleName());
        }
    }
}
