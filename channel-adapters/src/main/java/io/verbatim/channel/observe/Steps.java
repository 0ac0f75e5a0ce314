package io.verbatim.channel.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Steps on a turn's way, on whatever node and thread: each is a span of the turn's trace, and what is logged in it names the turn. */
@Component
public class Steps {
    private final Tracer tracer;

    Steps(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.verbatim");
    }

    /** Steps that nobody traces. */
    public static Steps untraced() {
        return new Steps(OpenTelemetry.noop());
    }

    /**
     * Begins a step on this thread, where it must be closed.
     *
     * @param name  of few different ones
     * @param trace that it goes on with, as the metadata of events have it; null for none
     */
    public Step begin(String name, SpanKind kind, @Nullable Object trace, ConversationId conversation, TurnId turn) {
        var step = begin(name, kind, trace);
        Step.isOf(conversation, turn);
        return step;
    }

    /** The same where the turn is not known yet. */
    public Step begin(String name, SpanKind kind, @Nullable Object trace) {
        return new Step(name, tracer.spanBuilder(name).setParent(TraceContexts.of((String) trace)).setSpanKind(kind).startSpan());
    }
}
