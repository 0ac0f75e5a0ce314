package io.verbatim.query.rebuild;

import io.verbatim.shared.replay.RebuildCommand.AdvanceRebuild;
import io.verbatim.shared.replay.RebuildCommand.DropRebuild;
import io.verbatim.shared.replay.RebuildProgress;
import io.verbatim.shared.replay.RebuildProgress.State;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The course of a rebuild: tables, events in bulk, the dear indexes, the switch. Each step is durable and may be made again. */
@Component
class Course {

    // So few events are taken in while the view in use stands still: a tenth of a second.
    private static final long CLOSE = 2_000;
    private static final long BEFORE_ANOTHER_TRY = TimeUnit.MILLISECONDS.toNanos(250);

    private final RebuildTable table;
    private final LiveView live;
    private final Shadow shadow;
    private final Pump pump;
    private final Switch last;
    private final TransactionTemplate transactions;

    Course(RebuildTable table, LiveView live, Shadow shadow, Pump pump, Switch last, PlatformTransactionManager transactions) {
        this.table = table;
        this.live = live;
        this.shadow = shadow;
        this.pump = pump;
        this.last = last;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** The next steps. Refused with CONFLICT where somebody else has gone on with it; throws what may pass, such as a lost database. */
    RebuildProgress advance(Projection projection, AdvanceRebuild command) {
        var rebuild = table.claim(command.id(), projection.name(), command.fence());
        long end = live.position(projection);
        try {
            return advance(projection, rebuild, end, System.nanoTime() + command.atMost().toNanos());
        } catch (RuntimeException e) {
            return Passing.judged(rebuild, end, e);
        }
    }

    /** Takes away what there is, unless somebody with a greater number has gone on with it. */
    boolean drop(DropRebuild command) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            var projection = table.take(command.id(), command.fence());
            projection.ifPresent(name -> {
                shadow.drop(Projection.shadowOf(name));
                table.end(command.id());
            });
            return projection.isPresent();
        }));
    }

    private RebuildProgress advance(Projection projection, Rebuild rebuild, long end, long deadline) {
        if (!rebuild.made()) {
            transactions.executeWithoutResult(transaction -> make(projection, rebuild));
        }
        if (end - rebuild.position() > CLOSE) {
            pump.run(projection, rebuild, end, deadline);
        } else if (!rebuild.indexed()) {
            transactions.executeWithoutResult(transaction -> finish(projection, rebuild));
        } else {
            return last.tried(projection, rebuild).orElseGet(() -> rested(rebuild, end));
        }
        return table.find(rebuild.id()).map(now -> progress(now, end)).orElseGet(() -> progress(rebuild, end));
    }

    private static RebuildProgress rested(Rebuild rebuild, long end) {
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY);
        return progress(rebuild, end);
    }

    private void make(Projection projection, Rebuild rebuild) {
        table.lock(rebuild);
        shadow.make(projection);
        table.made(rebuild);
    }

    private void finish(Projection projection, Rebuild rebuild) {
        table.lock(rebuild);
        shadow.finish(projection);
        table.indexed(rebuild);
    }

    private static RebuildProgress progress(Rebuild rebuild, long end) {
        return new RebuildProgress(State.RUNNING, rebuild.position(), end, rebuild.handled(), null);
    }
}
