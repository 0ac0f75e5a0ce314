package io.verbatim.channel.alert;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelsToServe;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Tells operators of users who got the error text in place of an answer. It reads the log behind the turns, and costs them nothing. */
@Component
@ProcessingGroup("alerts")
class FailedDispatches {
    private static final String PROBLEM = Problem.DISPATCH_FAILED.word();
    private static final String BATCH = FailedDispatches.class.getName();
    // Who reads the log for the first time finds failures of long ago: nobody wants to hear of these now.
    private static final Duration NEWS = Duration.ofHours(1);

    private final QueryGateway queries;
    private final Alerts alerts;
    private final Clock clock;

    FailedDispatches(QueryGateway queries, Alerts alerts, Clock clock) {
        this.queries = queries;
        this.alerts = alerts;
        this.clock = clock;
    }

    @EventHandler
    void on(DispatchFailed event, @Timestamp Instant at) {
        if (event.channelId() != null && at.isAfter(clock.instant().minus(NEWS))) {
            batch().merge(event.channelId(), new Failures(1, event.last().detail()), Failures::and);
        }
    }

    private Map<ChannelId, Failures> batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, name -> begin());
    }

    private Map<ChannelId, Failures> begin() {
        var failures = new LinkedHashMap<ChannelId, Failures>();
        CurrentUnitOfWork.get().root().onPrepareCommit(unit -> raise(failures));
        return failures;
    }

    private void raise(Map<ChannelId, Failures> failures) {
        for (Channel channel : channels(List.copyOf(failures.keySet()))) {
            var failed = failures.get(channel.id());
            alerts.raise(channel, PROBLEM, failed.detail(), failed.times());
        }
    }

    private List<Channel> channels(List<ChannelId> ids) {
        return queries.query(new FindChannelsToServe(ids), ResponseTypes.multipleInstancesOf(Channel.class)).join();
    }

    /** How often it failed on a channel, and why the last time. */
    private record Failures(long times, String detail) {

        Failures and(Failures later) {
            return new Failures(times + later.times, later.detail);
        }
    }
}
