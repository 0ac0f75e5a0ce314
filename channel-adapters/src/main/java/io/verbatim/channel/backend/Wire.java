package io.verbatim.channel.backend;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries a request to a backend, and tells an answer from the many kinds of failure. */
@Component
final class Wire {

    private final Egress egress;
    private final CallHeaders headers;
    private final Clock clock;
    private final RetryAfter retryAfter;

    Wire(Egress egress, CallHeaders headers, Clock clock) {
        this.egress = egress;
        this.headers = headers;
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock);
    }

    /** One POST, never repeated. */
    Outcome post(Call call, byte[] body, ReplyReader reader) {
        var url = Optional.ofNullable(call.backend().settings().webhookUrl()).orElse("");
        return switch (egress.call(EgressRequest.post(url, headers.of(call, body, clock.instant()), body, call.deadline().left()))) {
            case EgressAnswer answer when answer.isSuccess() -> read(answer, reader);
            case EgressAnswer answer -> new Outcome.Failed(refused(answer));
            case EgressFailure failure -> failed(failure);
        };
    }

    private static Outcome read(EgressAnswer answer, ReplyReader reader) {
        try {
            return new Outcome.Answered(reader.read(answer.body()), answer.status());
        } catch (Unreadable e) {
            return new Outcome.Failed(new Failure(e.reason(), String.valueOf(e.getMessage()), answer.status(), null));
        }
    }

    private Failure refused(EgressAnswer answer) {
        var detail = "The backend answered with status %d".formatted(answer.status());
        return new Failure(reason(answer.status()), detail, answer.status(), retryAfter.seconds(answer.header("Retry-After")));
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
            case CONNECT -> failed(Reason.CONNECT, failure);
            case TLS -> failed(Reason.TLS, failure);
            case DNS -> failed(Reason.DNS, failure);
            case BLOCKED_ADDRESS -> failed(Reason.BLOCKED_ADDRESS, failure);
            case REDIRECT -> failed(Reason.REDIRECT, failure);
            case TOO_LARGE -> failed(Reason.TOO_LARGE, failure);
            case BROKEN -> new Outcome.Failed(new Failure(Reason.INVALID_RESPONSE, failure.detail(), failure.status(), null, true));
            // No reason of its own: settings that cannot be sent are refused when they are saved.
            case INVALID_ANSWER, INVALID_REQUEST -> failed(Reason.INVALID_RESPONSE, failure);
        };
    }

    private static Outcome failed(Reason reason, EgressFailure failure) {
        return new Outcome.Failed(new Failure(reason, failure.detail(), failure.status(), null));
    }
}
