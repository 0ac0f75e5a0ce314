package io.verbatim.channel.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.verbatim.shared.Facts;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C, and what it stands for. */
public final class TraceContexts {
    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String header) {
            return List.of(Facts.TRACE);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
            return key.equals(Facts.TRACE) ? header : null;
        }
    };

    private TraceContexts() {
    }

    /** Where on which trace this thread is; null where nobody traces, neither here nor whoever called. */
    public static @Nullable String current() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()) : null;
    }

    /** The header for a call that this thread makes; empty where nobody traces. */
    public static Map<String, String> header() {
        var trace = current();
        return trace == null ? Map.of() : Map.of(Facts.TRACE, trace);
    }

    /** Facts for what comes of what this thread does. */
    public static MetaData on(MetaData facts) {
        return facts.mergedWith(header());
    }

    /** What a header stands for: nothing if there is none, or one that nobody understands. */
    static Context of(@Nullable String header) {
        return header == null ? Context.root() : W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADER);
    }
}
