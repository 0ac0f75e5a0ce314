package io.verbatim.channel.replay;

import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.log.LogQuery.AwaitSettled;
import io.verbatim.shared.log.Settled;
import io.verbatim.shared.replay.ReplayQuery.FindSpan;
import io.verbatim.shared.replay.ReplayQuery.Span;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Finds the part of the log that somebody asks for. */
@Component
class Parts {
    private final Desk desk;
    private final QueryGateway queries;

    Parts(Desk desk, QueryGateway queries) {
        this.desk = desk;
        this.queries = queries;
    }

    /** From the first to the last position; none beyond what the caller can know of now. Refused with INVALID where it cannot be. */
    Span of(Asked asked) {
        var faults = new Faults();
        var from = Bound.of(faults, "from", asked.from());
        var to = Bound.of(faults, "to", asked.to());
        faults.check(!from.isBehind(to), "to", "must not be before from");
        faults.done();
        var span = from.instant() == null && to.instant() == null ? new Span(1, Long.MAX_VALUE)
            : queries.query(new FindSpan(from.instant(), to.behind()), Span.class).join();
        long first = Math.max(1, Objects.requireNonNullElse(from.position(), span.first()));
        return new Span(first, Math.min(settled(), Objects.requireNonNullElse(to.position(), span.last())));
    }

    /** Where the log ends that can be read now. */
    long settled() {
        desk.awaitViews();
        return queries.query(new AwaitSettled(0, Duration.ZERO), Settled.class).join().position();
    }
}
