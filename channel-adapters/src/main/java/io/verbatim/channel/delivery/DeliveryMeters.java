package io.verbatim.channel.delivery;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.verbatim.channel.observe.Latencies;
import io.verbatim.shared.conversation.SendOutcome;
import io.verbatim.shared.conversation.SendOutcome.Accepted;
import io.verbatim.shared.conversation.SendOutcome.Doubtful;
import io.verbatim.shared.conversation.SendOutcome.Held;
import io.verbatim.shared.conversation.SendOutcome.Postponed;
import io.verbatim.shared.conversation.SendOutcome.Rejected;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Times what is sent, by the kind of the channel and by what came of it. */
@Component
final class DeliveryMeters {
    private final MeterProvider<Timer> deliveries;

    DeliveryMeters(MeterRegistry registry) {
        this.deliveries = Latencies.of(registry, "verbatim.deliveries", "Attempts to send a part of a message to its user");
    }

    void ended(String channelKind, SendOutcome outcome, Duration duration) {
        deliveries.withTags(Tags.of("channel", channelKind, "outcome", name(outcome))).record(duration);
    }

    static String name(SendOutcome outcome) {
        return switch (outcome) {
            case Accepted(_, var last) -> last ? "delivered" : "part_accepted";
            case Postponed _ -> "retry";
            case Rejected _ -> "failed";
            case Doubtful _ -> "unknown";
            case Held _ -> "held";
        };
    }
}
