package io.verbatim.query.channel;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.channel.ChannelEvent;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyIssued;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyRevoked;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("channels")
@Makes("channel")
class ChannelProjection {

    private final Fold<ChannelRow> channels;

    ChannelProjection(ChannelTable table) {
        this.channels = new Fold<>("channel", table);
    }

    @EventHandler
    void on(ChannelCreated event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ChannelChanged event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ChannelKeyIssued event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ChannelKeyRevoked event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ChannelDeleted event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    private void change(ChannelEvent event, Seen seen) {
        channels.change(event.channelId(), seen.position(), row -> ChannelRow.after(row, event, seen));
    }
}
