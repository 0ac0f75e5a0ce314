package io.verbatim.channel.backend;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.work.LiveWorker;
import io.verbatim.shared.Bound;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does the calls that the dispatch decides on: those whose start was committed by this node, right after that commit, each on a virtual
 * thread and outside any transaction. Each ends in exactly one record, unless this node goes away first. While a backend is waited for,
 * the thread has nothing but the client on its stack.
 */
@Component
@ProcessingGroup("live-attempts")
class AttemptWorker extends LiveWorker {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptWorker.class);
    private static final String ACTOR = "attempt-worker";
    private static final String TRACE = "traceId";

    private final Caller caller;
    private final Passages passages;
    private final AttemptRecorder recorder;
    private final AttemptSettings settings;
    private final Steps steps;
    private final Semaphore places;

    AttemptWorker(Caller caller, Passages passages, AttemptRecorder recorder, AttemptSettings settings, Steps steps) {
        super("attempt", settings.drain());
        this.caller = caller;
        this.passages = passages;
        this.recorder = recorder;
        this.settings = settings;
        this.steps = steps;
        this.places = new Semaphore(settings.maxRunning());
    }

    @EventHandler
    void on(AttemptStarted event, MetaData metadata) {
        if (!begin(() -> run(event, metadata.subset(Facts.WORKSPACE, TRACE, Facts.TRACE).and(Facts.ACTOR, ACTOR)))) {
            LOG.info("Attempt {} of {} was not begun as this node stops", event.attemptId(), event.conversationId());
        }
    }

    /** Those that run, of those that may. */
    Bound bound() {
        return new Bound("attempts", () -> settings.maxRunning() - places.availablePermits(), settings.maxRunning());
    }

    private void run(AttemptStarted event, MetaData facts) {
        var begun = Deadline.in(Duration.ZERO);
        var step = steps.begin("attempt", SpanKind.CLIENT, facts.get(Facts.TRACE), event.conversationId(), event.turnId());
        var metadata = step.note("attempt_id", event.attemptId().value()).note("integration_id", event.backendId().value()).on(facts);
        var passage = passages.open(event, metadata);
        var running = new RunningAttempt(event, step, metadata, passage, new Stopwatch(passage, begun::passed));
        boolean placed = places.tryAcquire();
        var asked = placed ? caller.call(event, begun, running.watch())
            : Asked.over(Outcome.failed(Reason.UNKNOWN, "This node makes too many calls at present"));
        step.leave();
        asked.put(outcome -> end(running, outcome, placed));
    }

    private void end(RunningAttempt running, Outcome outcome, boolean placed) {
        try {
            running.end(outcome, recorder);
        } finally {
            places.release(placed ? 1 : 0);
        }
    }
}
