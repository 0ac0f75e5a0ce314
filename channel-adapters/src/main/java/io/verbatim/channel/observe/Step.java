package io.verbatim.channel.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One step on a turn's way, as long as it lasts. Without a collector it costs what its log context costs. */
public final class Step implements AutoCloseable {
    private static final String CONVERSATION = "conversation_id";
    private static final String TURN = "turn_id";
    private static final String TRACE = "trace_id";

    private static final Logger LOG = LoggerFactory.getLogger(Step.class);

    private final String name;
    private final Span span;
    private Scope scope;

    Step(String name, Span span) {
        this.name = name;
        this.span = span;
        this.scope = entered(span);
    }

    private static Scope entered(Span span) {
        if (span.getSpanContext().isValid()) {
            MDC.put(TRACE, span.getSpanContext().getTraceId());
        }
        return span.makeCurrent();
    }

    /** Says whose step this thread is in, until that ends. */
    public static void isOf(ConversationId conversation, TurnId turn) {
        MDC.put(CONVERSATION, conversation.value());
        MDC.put(TURN, turn.value());
        Span.current().setAttribute("verbatim." + CONVERSATION, conversation.value()).setAttribute("verbatim." + TURN, turn.value());
    }

    /** Adds a fact: an id or a word, never what anybody said. */
    public Step note(String key, String value) {
        span.setAttribute("verbatim." + key, value);
        return this;
    }

    /** It ended badly, for a reason of one word. */
    public void failed(String reason) {
        LOG.info("{} failed: {}", name, reason);
        span.setAttribute("error.type", reason);
        span.setStatus(StatusCode.ERROR, reason);
    }

    /** An HTTP request was answered. Its path is left out, for it names a user. */
    void answered(String method, @Nullable String route, int status) {
        span.updateName(route == null ? method : method + " " + route);
        span.setAttribute("http.request.method", method);
        span.setAttribute("http.response.status_code", status);
        if (route != null) {
            span.setAttribute("http.route", route);
        }
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    /** Facts for what comes of this step. */
    public MetaData on(MetaData facts) {
        return TraceContexts.on(facts);
    }

    /** It goes on in this thread, which need not be the one that left it. */
    public Step enter(ConversationId conversation, TurnId turn) {
        scope = entered(span);
        isOf(conversation, turn);
        return this;
    }

    /** It goes on without this thread. */
    public void leave() {
        MDC.remove(TURN);
        MDC.remove(CONVERSATION);
        MDC.remove(TRACE);
        scope.close();
    }

    /** It is over, which may be told by another thread. */
    void end() {
        LOG.debug("{} is over", name);
        span.end();
    }

    @Override
    public void close() {
        leave();
        end();
    }
}
