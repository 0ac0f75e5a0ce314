package io.verbatim.channel.effect;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.channel.observe.Step;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.work.LiveWorker;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Lease;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.NoticeRequested;
import io.verbatim.shared.effect.Effect;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what flows ask for: the effects whose request was committed by this node, right after that commit, each on a virtual thread and
 * outside any transaction. Each ends in exactly one record, unless this node goes away first; then its row in the list of work stands.
 */
@Component
@ProcessingGroup("live-effects")
class EffectWorker extends LiveWorker {
    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
    private static final String ACTOR = "effect-worker";
    private static final String TRACE = "traceId";

    private static final Performed BUSY = new Performed.Failed("busy", "This node does too many effects at present");

    private final Performers performers;
    private final EffectRecorder recorder;
    private final EffectSettings settings;
    private final Lease lease;
    private final EffectMeters meters;
    private final Steps steps;
    private final Semaphore running;
    private final Semaphore pausing;

    EffectWorker(Performers performers, EffectRecorder recorder, EffectSettings settings, Lease lease, EffectMeters meters,
                 Steps steps) {
        super("effect", settings.drain());
        this.performers = performers;
        this.recorder = recorder;
        this.settings = settings;
        this.lease = lease;
        this.meters = meters;
        this.steps = steps;
        this.running = new Semaphore(settings.maxRunning());
        this.pausing = new Semaphore(settings.maxPausing());
    }

    @EventHandler
    void on(EffectRequested event, MetaData metadata) {
        if (!begin(() -> run(event, metadata.subset(Facts.WORKSPACE, TRACE, Facts.TRACE).and(Facts.ACTOR, ACTOR)))) {
            LOG.info("Effect {} of {} was not begun as this node stops", event.effectId(), event.conversationId());
        }
    }

    /** Nobody waits for a notice, and one that is lost with its node is not sent again. */
    @EventHandler
    void on(NoticeRequested event, MetaData metadata) {
        if (!begin(() -> run(event, metadata.subset(Facts.WORKSPACE, TRACE, Facts.TRACE).and(Facts.ACTOR, ACTOR)))) {
            LOG.info("Notice {} of {} was not sent as this node stops", event.effectId(), event.conversationId());
        }
    }

    int running() {
        return settings.maxRunning() - running.availablePermits();
    }

    int pausing() {
        return settings.maxPausing() - pausing.availablePermits();
    }

    private void run(EffectRequested event, MetaData metadata) {
        long begun = System.nanoTime();
        var places = event.effect() instanceof Effect.Pause ? pausing : running;
        boolean placed = places.tryAcquire();
        try (var step = begin(event.effect(), event, metadata)) {
            var performed = placed ? perform(event) : BUSY;
            var duration = Duration.ofNanos(System.nanoTime() - begun);
            ended(step, event.effect(), performed, duration);
            recorder.record(event, performed, duration, step.on(metadata));
        } finally {
            places.release(placed ? 1 : 0);
        }
    }

    private void run(NoticeRequested event, MetaData metadata) {
        long begun = System.nanoTime();
        boolean placed = running.tryAcquire();
        try (var step = begin(event.effect(), event, metadata)) {
            var performed = placed ? performers.perform(asked(event)) : BUSY;
            var duration = Duration.ofNanos(System.nanoTime() - begun);
            ended(step, event.effect(), performed, duration);
            recorder.record(event, performed, duration, step.on(metadata));
        } finally {
            running.release(placed ? 1 : 0);
        }
    }

    private Step begin(Effect effect, ConversationEvent event, MetaData metadata) {
        return steps.begin("effect " + EffectMeters.kind(effect), SpanKind.CLIENT, metadata.get(Facts.TRACE), event.conversationId(),
            event.turnId());
    }

    private void ended(Step step, Effect effect, Performed performed, Duration duration) {
        meters.ended(effect, performed, duration);
        if (performed instanceof Performed.Failed) {
            step.failed("failed");
        }
    }

    /** Time passes everywhere; all else is done by whoever has the work. Nobody takes notices over, so they need no asking. */
    private Performed perform(EffectRequested event) {
        return StubbedEffects.of(event).orElseGet(() -> really(event));
    }

    private Performed really(EffectRequested event) {
        return event.effect() instanceof Effect.Pause || lease.covers(event.effectId().value()) ? performers.perform(event)
            : new Performed.Lost();
    }

    private static EffectRequested asked(NoticeRequested notice) {
        return new EffectRequested(notice.conversationId(), notice.turnId(), notice.effectId(), "", 1, notice.pin(), notice.effect(),
            notice.sensitive());
    }
}
