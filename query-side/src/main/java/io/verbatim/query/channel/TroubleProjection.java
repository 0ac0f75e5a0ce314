package io.verbatim.query.channel;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelRecovered;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("troubles")
@Makes("channel_trouble")
class TroubleProjection {

    private final Fold<TroubleRow> troubles;

    TroubleProjection(TroubleTable table) {
        this.troubles = new Fold<>("channel_trouble", table);
    }

    @EventHandler
    void on(ChannelTroubled event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        troubles.change(event.channelId(), seen.position(), row -> TroubleRow.with(row, event, seen));
    }

    @EventHandler
    void on(ChannelRecovered event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        troubles.change(event.channelId(), seen.position(), row -> row == null ? null : row.without(event.problem(), seen));
    }

    @EventHandler
    void on(ChannelChanged event, @Timestamp Instant at, TrackingToken token) {
        if (event.beginsAnew()) {
            var seen = Seen.of(token, at);
            troubles.change(event.channelId(), seen.position(), row -> row == null ? null : row.over(seen));
        }
    }
}
