package io.verbatim.channel.backend;

import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries backends out by the way of a dispatch, without its breaker: who tries a backend out wants to know. */
@Component
final class DirectTrials implements Trials {

    private final PayloadFormats formats;
    private final Bulkheads bulkheads;
    private final Wire wire;
    private final Secrets secrets;

    DirectTrials(PayloadFormats formats, Bulkheads bulkheads, Wire wire, Secrets secrets) {
        this.formats = formats;
        this.bulkheads = bulkheads;
        this.wire = wire;
        this.secrets = secrets;
    }

    @Override
    public Optional<ShownRequest> preview(Backend backend, Prompt prompt, ConversationId conversation) {
        var call = call(backend, prompt, conversation);
        return http(call).map(format -> shown(call, wire.request(call, format)));
    }

    @Override
    public TrialResult test(Backend backend, Prompt prompt) {
        var call = call(backend, prompt, Trials.conversationOf(backend));
        var exchange = new AtomicReference<@Nullable Exchange>();
        var outcome = new AtomicReference<Outcome>(Outcome.ABANDONED);
        bulkheads.behind(call, () -> Caller.prepared(call.attempt(), Reason.INVALID_RESPONSE, () -> asked(call, exchange))).put(outcome::set);
        return result(call, outcome.get(), exchange.get());
    }

    private Asked asked(Call call, AtomicReference<@Nullable Exchange> exchange) {
        return http(call).map(format -> Asked.over(made(call, format, exchange))).orElseGet(() -> formats.find(call.settings().payloadFormat())
            .map(format -> format.ask(call, wire))
            .orElseGet(() -> Asked.over(Outcome.failed(Reason.NO_INTEGRATION, "The integration's payload format does not exist"))));
    }

    private Outcome made(Call call, HttpFormat format, AtomicReference<@Nullable Exchange> exchange) {
        var sink = new StreamSink(format.stream(), call.listener());
        var request = wire.request(call, format);
        exchange.set(new Exchange(request, null));
        var came = wire.send(request, call, sink);
        exchange.set(new Exchange(request, came));
        return wire.outcome(call, format, sink, came);
    }

    private TrialResult result(Call call, Outcome outcome, @Nullable Exchange exchange) {
        var request = exchange == null ? null : shown(call, exchange.request());
        var masks = SecretMasks.of(call.settings(), secrets);
        var response = exchange != null && exchange.came() instanceof EgressAnswer answer ? masks.shown(answer) : null;
        long latency = call.deadline().passed().toMillis();
        return switch (outcome) {
            case Outcome.Answered(var reply, var status) -> new TrialResult(true, status, latency, masks.hide(reply.content()),
                masks.hideIn(reply.metadata()), null, request, response);
            case Outcome.Failed(var failure) -> new TrialResult(false, failure.status(), latency, null, null,
                new TrialResult.Problem(failure.reason().code(), failure.detail()), request, response);
            case Outcome.Lost _, Outcome.Abandoned _ -> new TrialResult(false, null, latency, null, null,
                new TrialResult.Problem(Reason.UNKNOWN.code(), "This node is stopping"), request, response);
        };
    }

    private ShownRequest shown(Call call, EgressRequest request) {
        return SecretMasks.of(call.settings(), secrets).shown(request);
    }

    private Optional<HttpFormat> http(Call call) {
        return formats.find(call.settings().payloadFormat()).filter(HttpFormat.class::isInstance).map(HttpFormat.class::cast);
    }

    private static Call call(Backend backend, Prompt prompt, ConversationId conversation) {
        var attempt = new AttemptStarted(conversation, TurnId.next(), DispatchId.next(), AttemptId.next(), 1, backend.id(), prompt);
        return new Call(backend, attempt, Deadline.in(Duration.ofSeconds(backend.settings().timeout())), Listener.NOBODY);
    }

    private record Exchange(EgressRequest request, @Nullable EgressOutcome came) { }
}
