package io.verbatim.channel.remote;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.egress.ClientIdentity;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the calls of API requests. */
@Component
final class ApiPerformer implements EffectPerformer<Effect.CallApi> {
    private final Egress egress;
    private final ApiHeaders headers;
    private final OpenedSecrets secrets;

    ApiPerformer(Egress egress, ApiHeaders headers, OpenedSecrets secrets) {
        this.egress = egress;
        this.headers = headers;
        this.secrets = secrets;
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
                EgressRequest.MAX_BODY, identity(call, request))));
        } catch (MissingSecret e) {
            return new Performed.Failed("secret_missing", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable ClientIdentity identity(Effect.CallApi call, EffectRequested request) {
        String name = call.clientCertificate();
        return name == null ? null : new ClientIdentity(secrets.named(name, request.pin().workspaceId()));
    }

    private static Performed performed(EgressOutcome outcome) {
        return switch (outcome) {
            case EgressAnswer answer -> new Performed.Done(ApiAnswers.of(answer));
            case EgressFailure failure -> Failed.by(failure);
        };
    }
}
