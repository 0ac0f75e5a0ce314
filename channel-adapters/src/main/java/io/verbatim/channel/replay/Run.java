package io.verbatim.channel.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's going on with one replay: step by step, until it is over, stopped, or somebody else's. For one thread. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Target target;
    private final ReplayTable table;
    private final Predicate<Duration> isOverIn;
    private int failures;

    /** @param isOverIn waits for so long, and answers whether this node stops */
    Run(Target target, ReplayTable table, Predicate<Duration> isOverIn) {
        this.target = target;
        this.table = table;
        this.isOverIn = isOverIn;
    }

    void from(Replay begun) {
        var pace = new Pace(begun, System::nanoTime);
        var now = Optional.of(begun);
        try {
            while (now.isPresent() && !isOverIn.test(Duration.ZERO)) {
                now = attempted(now.get(), pace);
            }
        } finally {
            target.leave(begun);
        }
        now.ifPresent(table::release);
    }

    /** The replay after one more step; nothing where there is nothing more for us to do with it. */
    private Optional<Replay> attempted(Replay replay, Pace pace) {
        try {
            return next(replay, pace);
        } catch (RuntimeException e) {
            LOG.debug("Replay {} is held up", replay.id(), e);
            isOverIn.test(AFTER_FAILURE);
            return stillOurs(replay);
        }
    }

    private Optional<Replay> next(Replay replay, Pace pace) {
        if (replay.state() != ReplayState.RUNNING) {
            target.tidy(replay);
            table.tidied(replay);
            return Optional.empty();
        }
        var step = target.advance(replay, failures);
        failures = step.isHeldUp() ? failures + 1 : 0;
        var after = table.record(replay, step, pace.after(step)).filter(one -> one.state() == ReplayState.RUNNING);
        if (after.isPresent() && !step.rest().isZero()) {
            isOverIn.test(step.rest());
        }
        return after;
    }

    /** Who cannot tell goes on as if it were: the next step finds out. */
    private Optional<Replay> stillOurs(Replay replay) {
        try {
            return table.isHeld(replay) ? Optional.of(replay) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(replay);
        }
    }
}
