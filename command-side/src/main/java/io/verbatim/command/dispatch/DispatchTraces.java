package io.verbatim.command.dispatch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.DispatchId;
import java.util.List;
import java.util.Locale;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the decisions of dispatches onto the traces of their turns. */
@Component
class DispatchTraces {
    private static final TextMapGetter<MetaData> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MetaData facts) {
            return List.of(Facts.TRACE);
        }

        @Override
        public @Nullable String get(@Nullable MetaData facts, String key) {
            return facts != null && key.equals(Facts.TRACE) ? (String) facts.get(Facts.TRACE) : null;
        }
    };

    private final Tracer tracer;

    DispatchTraces(ObjectProvider<OpenTelemetry> telemetry) {
        this.tracer = telemetry.getIfAvailable(OpenTelemetry::noop).getTracer("io.verbatim.dispatch");
    }

    /** Tells of a step; answers the facts that what it makes happen must carry. */
    MetaData decided(Step step, DispatchId dispatch, MetaData facts) {
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), facts, HEADERS);
        var span = tracer.spanBuilder("dispatch").setParent(parent).startSpan();
        span.setAttribute("verbatim.dispatch_id", dispatch.value());
        span.setAttribute("verbatim.step", step.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        span.end();
        return with(span.getSpanContext());
    }

    private static MetaData with(SpanContext span) {
        return span.isValid() ? MetaData.with(Facts.TRACE,
            "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())) : MetaData.emptyInstance();
    }
}
