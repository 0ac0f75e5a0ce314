package io.verbatim.channel.replay;

import io.verbatim.channel.replay.Asked.Filter;
import io.verbatim.channel.web.Faults;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told once more, and to whom.
 *
 * @param from   the first position, or the time from which on; from the beginning where it is missing
 * @param to     the last position, or the last moment; where the log ends now where it is missing
 * @param filter which events; all where it is missing
 */
record ReplayRequest(@Nullable Object from, @Nullable Object to, @Nullable Filter filter, @Nullable To target) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_SECRET = 200;

    /** To whom: one of these. The secret is for a webhook, {@code whsec_} and base64; one is made where none is given. */
    record To(@Nullable String projection, @Nullable String webhookUrl, @Nullable String kafkaTopic, @Nullable String signingSecret) {

        long count() {
            return Stream.of(projection, webhookUrl, kafkaTopic).filter(Objects::nonNull).count();
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "To[%s, %s, %s]".formatted(projection, webhookUrl, kafkaTopic);
        }

        private void check(Faults faults) {
            faults.name("target." + field(), value(), LONGEST);
            if (signingSecret != null) {
                faults.shortText("target.signing_secret", signingSecret, LONGEST_SECRET);
                faults.check(!signingSecret.isBlank(), "target.signing_secret", "must not be blank");
                faults.check(webhookUrl != null, "target.signing_secret", "is for webhooks only");
            }
        }

        private String field() {
            return switch (kind()) {
                case PROJECTION -> "projection";
                case WEBHOOK -> "webhook_url";
                case TOPIC -> "kafka_topic";
            };
        }

        TargetKind kind() {
            return projection != null ? TargetKind.PROJECTION : webhookUrl != null ? TargetKind.WEBHOOK : TargetKind.TOPIC;
        }

        String value() {
            return Stream.of(projection, webhookUrl, kafkaTopic).filter(Objects::nonNull).findFirst().orElseThrow();
        }
    }

    /** Refused with INVALID where not exactly one target is named. */
    To checkedTarget() {
        var faults = new Faults();
        if (faults.check(target != null && target.count() == 1, "target", "must have one of: projection, webhook_url, kafka_topic")) {
            Objects.requireNonNull(target).check(faults);
        }
        faults.done();
        return Objects.requireNonNull(target);
    }

    Asked asked() {
        return new Asked(from, to, filter);
    }
}
