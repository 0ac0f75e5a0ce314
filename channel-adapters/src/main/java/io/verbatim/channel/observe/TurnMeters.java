package io.verbatim.channel.observe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.TurnId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Counts turns and dispatches where they end: in the thread that has just stored it, so it only counts. A turn that another node has begun
 * counts, but takes no time that anybody knows.
 */
@Component
class TurnMeters {
    private static final int MOST_OPEN = 100_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<TurnId, Instant> begun = Caffeine.newBuilder().maximumSize(MOST_OPEN).expireAfterWrite(LONGEST).build();
    private final MeterProvider<Counter> turns;
    private final MeterProvider<Timer> durations;
    private final MeterProvider<Counter> dispatches;
    private final Clock clock;

    TurnMeters(@Qualifier("committedEvents") SubscribableMessageSource<EventMessage<?>> committed, MeterRegistry registry, Clock clock) {
        this.turns = Counter.builder("verbatim.turns").description("Turns that ended").withRegistry(registry);
        this.durations = Latencies.of(registry, "verbatim.turn.duration", "From the user's message to the end of its turn");
        this.dispatches = Counter.builder("verbatim.dispatches").description("Searches for an AI reply that ended").withRegistry(registry);
        this.clock = clock;
        begin(turns, "completed", "ended", "failed");
        begin(dispatches, "first_attempt", "later_attempt", "failed");
        committed.subscribe(this::heard);
    }

    /** From nothing on: the first failure is an increase only where there was a zero before, and a share of none is zero. */
    private static void begin(MeterProvider<Counter> counters, String... outcomes) {
        Stream.of(outcomes).forEach(outcome -> counters.withTags(Tags.of("outcome", outcome)));
    }

    private void heard(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            switch (event.getPayload()) {
                case UserMessageReceived said -> begun.put(said.turnId(), event.getTimestamp());
                case SessionStarted started -> begun.put(started.turnId(), event.getTimestamp());
                case AttemptSucceeded answered -> count(dispatches, answered.no() == 1 ? "first_attempt" : "later_attempt");
                case DispatchFailed _ -> count(dispatches, "failed");
                case TurnCompleted ended -> end(ended, events);
                default -> { }
            }
        }
    }

    private void end(TurnCompleted ended, List<? extends EventMessage<?>> events) {
        var outcome = outcome(ended, events);
        count(turns, outcome);
        var since = begun.asMap().remove(ended.turnId());
        if (since != null) {
            durations.withTags(Tags.of("outcome", outcome)).record(Duration.between(since, clock.instant()));
        }
    }

    private static String outcome(TurnCompleted ended, List<? extends EventMessage<?>> events) {
        if (events.stream().anyMatch(event -> event.getPayload() instanceof DispatchFailed failed && isOf(ended, failed))) {
            return "failed";
        }
        return ended.isFinal() ? "ended" : "completed";
    }

    private static boolean isOf(TurnCompleted ended, ConversationEvent event) {
        return event.turnId().equals(ended.turnId());
    }

    private static void count(MeterProvider<Counter> counters, String outcome) {
        counters.withTags(Tags.of("outcome", outcome)).increment();
    }
}
