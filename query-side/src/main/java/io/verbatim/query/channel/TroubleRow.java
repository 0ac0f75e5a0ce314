package io.verbatim.query.channel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter with a channel, and what was last.
 *
 * @param open the problems that are not over
 */
record TroubleRow(String id, List<String> open, String problem, String detail, Instant at, long position) implements Fold.Row {

    static TroubleRow with(@Nullable TroubleRow before, ChannelTroubled event, Seen seen) {
        var others = before == null ? Stream.<String>empty() : before.others(event.problem());
        return new TroubleRow(event.channelId().value(), Stream.concat(others, Stream.of(event.problem())).toList(), event.problem(),
            event.detail(), seen.at(), seen.position());
    }

    TroubleRow without(String over, Seen seen) {
        return new TroubleRow(id, others(over).toList(), problem, detail, at, seen.position());
    }

    TroubleRow over(Seen seen) {
        return new TroubleRow(id, List.of(), problem, detail, at, seen.position());
    }

    private Stream<String> others(String than) {
        return open.stream().filter(each -> !each.equals(than));
    }
}
