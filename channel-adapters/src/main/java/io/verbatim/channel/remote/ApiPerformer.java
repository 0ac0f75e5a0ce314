package io.verbatim.channel.remote;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the calls of API requests. */
@Component
final class ApiPerformer implements EffectPerformer<Effect.CallApi> {
    private final Egress egress;
    private final ApiHeaders headers;

    ApiPerformer(Egress egress, ApiHeaders headers) {
        this.egress = egress;
        this.headers = headers;
    }

    @Override
    public Class<Effect.CallApi> kind() {
        return Effect.CallApi.class;
    }

    @Override
    public Performed perform(Effect.CallApi call, EffectRequested request) {
        byte[] body = Objects.requireNonNullElse(call.body(), "").getBytes(StandardCharsets.UTF_8);
        try {
            var headed = headers.of(call, request.pin().workspaceId(), body);
            return performed(egress.call(new EgressRequest(call.method(), call.url(), headed, body, Duration.ofSeconds(call.timeout()),
                EgressRequest.MAX_BODY)));
        } catch (MissingSecret e) {
            return new Performed.Failed("secret_missing", String.valueOf(e.getMessage()));
        }
    }

    private static Performed performed(EgressOutcome outcome) {
        return switch (outcome) {
            case EgressAnswer answer -> new Performed.Done(ApiAnswers.of(answer));
            case EgressFailure failure -> Failed.by(failure);
        };
    }
}
