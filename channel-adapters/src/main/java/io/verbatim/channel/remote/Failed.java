package io.verbatim.channel.remote;

import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import java.util.Locale;

/** What a call that brought no answer means for its effect. */
final class Failed {

    private Failed() {
    }

    static Performed by(EgressFailure failure) {
        return failure.kind() == Kind.ABANDONED ? new Performed.Abandoned()
            : new Performed.Failed(reason(failure.kind()), failure.detail());
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case BROKEN, INVALID_ANSWER -> "invalid_response";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
