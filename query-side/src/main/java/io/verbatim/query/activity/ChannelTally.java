package io.verbatim.query.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.verbatim.query.activity.Beat.Kind;
import org.jspecify.annotations.Nullable;

/** What the conversations of a batch come to for their channels. Pure: rows come in and go out elsewhere. */
final class ChannelTally {

    private final Map<String, Pulse> pulses = new LinkedHashMap<>();
    private final Map<Hour, Counts> counts = new LinkedHashMap<>();

    /** When something last happened on a channel, and what last failed in this batch. */
    record Pulse(String channel, Instant lastAt, @Nullable Beat failure) {

        Pulse with(Instant at, @Nullable Beat failed) {
            return new Pulse(channel, at.isAfter(lastAt) ? at : lastAt,
                failure == null || failed != null && failed.at().isAfter(failure.at()) ? failed : failure);
        }
    }

    /** One hour of a channel. */
    record Hour(String channel, Instant begin) { }

    /** What went over it. */
    record Counts(long received, long said, long failed) {

        static Counts of(Kind kind) {
            return new Counts(kind == Kind.RECEIVED ? 1 : 0, kind == Kind.SAID ? 1 : 0, kind == Kind.FAILED ? 1 : 0);
        }

        Counts plus(Counts more) {
            return new Counts(received + more.received, said + more.said, failed + more.failed);
        }
    }

    static ChannelTally of(List<ConversationRow> rows) {
        var tally = new ChannelTally();
        rows.forEach(tally::add);
        return tally;
    }

    List<Pulse> pulses() {
        return List.copyOf(pulses.values());
    }

    List<Map.Entry<Hour, Counts>> counts() {
        return List.copyOf(counts.entrySet());
    }

    private void add(ConversationRow row) {
        var channel = row.pin().channelId().value();
        pulses.merge(channel, new Pulse(channel, row.lastActivity().at(), null), (one, other) -> one.with(other.lastAt(), null));
        for (Beat beat = row.beat(); beat != null; beat = beat.before()) {
            counts.merge(new Hour(channel, beat.at().truncatedTo(ChronoUnit.HOURS)), Counts.of(beat.kind()), Counts::plus);
            if (beat.kind() == Kind.FAILED) {
                var failed = beat;
                pulses.computeIfPresent(channel, (id, pulse) -> pulse.with(pulse.lastAt(), failed));
            }
        }
    }
}
