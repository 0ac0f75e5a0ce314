package io.verbatim.channel.backend;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressCall;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.egress.RetryAfter;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries a request to a backend, and tells an answer from the many kinds of failure. */
@Component
final class Wire {

    private final Egress egress;
    private final CallHeaders headers;
    private final Clock clock;
    private final AttemptSettings settings;

    Wire(Egress egress, CallHeaders headers, Clock clock, AttemptSettings settings) {
        this.egress = egress;
        this.headers = headers;
        this.clock = clock;
        this.settings = settings;
    }

    /** One POST, never repeated. */
    Asked ask(Call call, HttpFormat format) {
        var sink = new StreamSink(format.stream(), call.listener());
        var prepared = prepared(request(call, format), call, sink);
        return Asked.of(taker -> prepared.make(came -> taker.accept(read(call, format, sink, came))));
    }

    /** What a backend sends may bring a fault of ours to light. */
    private Outcome read(Call call, HttpFormat format, StreamSink sink, EgressOutcome came) {
        return Caller.guarded(call.attempt(), Reason.INVALID_RESPONSE, () -> outcome(call, format, sink, came));
    }

    /** The request exactly as it goes out. */
    EgressRequest request(Call call, HttpFormat format) {
        var url = Objects.requireNonNullElse(call.settings().webhookUrl(), "");
        var body = BackendJson.write(format.body(call));
        return EgressRequest.post(url, headers.of(call, format, body, clock.instant()), body, call.deadline().left());
    }

    /** What comes back; a streamed answer goes into the sink. */
    EgressOutcome send(EgressRequest request, Call call, StreamSink sink) {
        return egress.made(prepared(request, call, sink));
    }

    private EgressCall prepared(EgressRequest request, Call call, StreamSink sink) {
        return call.settings().stream() ? egress.prepared(request, settings.silence(), sink) : egress.prepared(request);
    }

    Outcome outcome(Call call, HttpFormat format, StreamSink sink, EgressOutcome came) {
        return switch (came) {
            case EgressAnswer answer when answer.isSuccess() && call.settings().stream() && answer.isEventStream() ->
                sink.outcome(answer.status());
            case EgressAnswer answer when answer.isSuccess() -> read(answer, format, call.settings());
            case EgressAnswer answer -> new Outcome.Failed(refused(answer));
            case EgressFailure failure -> failed(failure);
        };
    }

    private static Outcome read(EgressAnswer answer, HttpFormat format, BackendSettings settings) {
        try {
            return new Outcome.Answered(saying(format.read(answer.body(), settings)), answer.status());
        } catch (Unreadable e) {
            return new Outcome.Failed(e.failure(answer.status(), false));
        }
    }

    /** What says nothing is no reply: the user would get none, and somebody else might have one. */
    private static Reply saying(Reply reply) throws Unreadable {
        if (reply.content().isBlank() && reply.attachments().isEmpty()) {
            throw new Unreadable("The answer holds no text");
        }
        return reply;
    }

    private Failure refused(EgressAnswer answer) {
        var error = BackendError.of(answer.body());
        var detail = "The backend answered with status %d%s".formatted(answer.status(), error.appended());
        return new Failure(reason(answer.status()), detail, answer.status(), wanted(answer), false, retryable(answer.status(), error));
    }

    /** In whole seconds; one that has begun counts. */
    private @Nullable Long wanted(EgressAnswer answer) {
        return RetryAfter.of(answer, clock.instant()).map(wait -> wait.plusMillis(999).toSeconds()).orElse(null);
    }

    /** Where the status alone, or what the backend says of it, makes it other than usual for the reason. */
    private static @Nullable Boolean retryable(int status, BackendError error) {
        return switch (status) {
            case 408, 409, 425 -> true;
            default -> error.isOutOfMoney() ? false : null;
        };
    }

    private static Reason reason(int status) {
        return switch (status / 100) {
            case 4 -> status == 429 ? Reason.HTTP_429 : Reason.HTTP_4XX;
            case 5 -> Reason.HTTP_5XX;
            default -> Reason.INVALID_RESPONSE;
        };
    }

    private static Outcome failed(EgressFailure failure) {
        return switch (failure.kind()) {
            case ABANDONED -> Outcome.ABANDONED;
            case TIMEOUT -> failed(Reason.TIMEOUT, failure);
            case CONNECT, LOST -> failed(Reason.CONNECT, failure);
            case TLS -> failed(Reason.TLS, failure);
            case DNS -> failed(Reason.DNS, failure);
            case BLOCKED_ADDRESS -> failed(Reason.BLOCKED_ADDRESS, failure);
            case REDIRECT -> failed(Reason.REDIRECT, failure);
            case TOO_LARGE -> failed(Reason.TOO_LARGE, failure);
            case BROKEN -> new Outcome.Failed(new Failure(Reason.INVALID_RESPONSE, failure.detail(), failure.status(), null, true));
            // No reason of its own: settings that cannot be sent are refused when they are saved.
            case INVALID_ANSWER, INVALID_REQUEST, UNFORESEEN -> failed(Reason.INVALID_RESPONSE, failure);
        };
    }

    private static Outcome failed(Reason reason, EgressFailure failure) {
        return new Outcome.Failed(new Failure(reason, failure.detail(), failure.status(), null));
    }
}
