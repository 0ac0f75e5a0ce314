package io.verbatim.channel.alert;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelsToServe;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells operators of users who got the error text in place of an answer, or no answer at all. It reads the log behind the turns, and costs
 * them nothing.
 */
@Component
@ProcessingGroup("alerts")
class FailedAnswers {
    private static final String BATCH = FailedAnswers.class.getName();
    // Who reads the log for the first time finds failures of long ago: nobody wants to hear of these now.
    private static final Duration NEWS = Duration.ofHours(1);
    // What operators and users want themselves, and what has switched the channel off: that was told when it did.
    private static final Set<String> WANTED = Set.of("channel_inactive", "blocked_by_user", "gone", Troubles.TOKEN_ERROR,
        Troubles.ACCOUNT_SHUT);

    private final QueryGateway queries;
    private final Alerts alerts;
    private final Clock clock;

    FailedAnswers(QueryGateway queries, Alerts alerts, Clock clock) {
        this.queries = queries;
        this.alerts = alerts;
        this.clock = clock;
    }

    @EventHandler
    void on(DispatchFailed event, @Timestamp Instant at) {
        note(event.channelId(), Problem.DISPATCH_FAILED, event.last().detail(), at);
    }

    @EventHandler
    void on(DeliveryFailed event, @Timestamp Instant at) {
        if (!WANTED.contains(event.reason())) {
            boolean late = event.reason().equals(Problem.WINDOW_CLOSED.word());
            note(event.channelId(), late ? Problem.WINDOW_CLOSED : Problem.DELIVERY_FAILED, told(event.reason(), event.deliveryId()), at);
        }
    }

    @EventHandler
    void on(DeliveryOutcomeUnknown event, @Timestamp Instant at) {
        if (event.held()) {
            note(event.channelId(), Problem.DELIVERY_UNKNOWN, told(event.reason(), event.deliveryId()), at);
        }
    }

    /** One that the provider had taken. */
    @EventHandler
    void on(DeliveryStatusReceived event, @Timestamp Instant at) {
        if (event.status().equals("failed")) {
            boolean late = Problem.WINDOW_CLOSED.word().equals(event.detail());
            note(event.channelId(), late ? Problem.WINDOW_CLOSED : Problem.DELIVERY_FAILED,
                told(String.valueOf(event.detail()), event.deliveryId()), at);
        }
    }

    private void note(@Nullable ChannelId channel, Problem problem, String detail, Instant at) {
        if (channel != null && at.isAfter(clock.instant().minus(NEWS))) {
            batch().merge(new Kind(channel, problem), new Failures(1, detail), Failures::and);
        }
    }

    private Map<Kind, Failures> batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, name -> begin());
    }

    private Map<Kind, Failures> begin() {
        var failures = new LinkedHashMap<Kind, Failures>();
        CurrentUnitOfWork.get().root().onPrepareCommit(unit -> raise(failures));
        return failures;
    }

    private void raise(Map<Kind, Failures> failures) {
        var channels = channels(failures.keySet().stream().map(Kind::channel).distinct().toList());
        failures.forEach((kind, failed) -> {
            var channel = channels.get(kind.channel());
            if (channel != null) {
                alerts.raise(channel, kind.problem().on(channel).word(), failed.detail(), failed.times());
            }
        });
    }

    private Map<ChannelId, Channel> channels(List<ChannelId> ids) {
        return queries.query(new FindChannelsToServe(ids), ResponseTypes.multipleInstancesOf(Channel.class)).join().stream()
            .collect(Collectors.toMap(Channel::id, Function.identity()));
    }

    private static String told(String reason, Object delivery) {
        return "%s (%s)".formatted(reason, delivery);
    }

    /** What failed, and where. */
    private record Kind(ChannelId channel, Problem problem) { }

    /** How often it failed, and why the last time. */
    private record Failures(long times, String detail) {

        Failures and(Failures later) {
            return new Failures(times + later.times, later.detail);
        }
    }
}
