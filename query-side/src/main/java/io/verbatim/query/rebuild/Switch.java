package io.verbatim.query.rebuild;

import io.verbatim.shared.replay.RebuildProgress;
import io.verbatim.shared.replay.RebuildProgress.State;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The last step of a rebuild: takes in the last events and puts the new view in use, in one transaction; the old one stands still. */
@Component
class Switch {

    // Shorter than the server waits before it looks for a deadlock: it is us who step back, never a reader.
    private static final String BRIEFLY = "SELECT set_config('lock_timeout', '300ms', true)";

    private final JdbcClient jdbc;
    private final RebuildTable table;
    private final LiveView live;
    private final Pump pump;
    private final Shadow shadow;
    private final Forgotten forgotten;
    private final TransactionTemplate transactions;

    Switch(JdbcClient jdbc, RebuildTable table, LiveView live, Pump pump, Shadow shadow, Forgotten forgotten,
           PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.live = live;
        this.pump = pump;
        this.shadow = shadow;
        this.forgotten = forgotten;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** How it ended; nothing where a long reader is in the way, who is to be let finish first. */
    Optional<RebuildProgress> tried(Projection projection, Rebuild rebuild) {
        try {
            return Optional.ofNullable(transactions.execute(transaction -> perform(projection, rebuild)));
        } catch (DataAccessException e) {
            if (Locked.is(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RebuildProgress perform(Projection projection, Rebuild known) {
        jdbc.sql(BRIEFLY).query((row, no) -> no).single();
        var rebuild = table.lock(known);
        long position = live.halt(projection);
        shadow.enter(projection);
        int told = pump.finish(projection, rebuild.position(), position);
        forgotten.remove(projection, rebuild);
        shadow.swap(projection);
        live.unpark(projection, position);
        table.end(rebuild.id());
        return new RebuildProgress(State.DONE, position, position, rebuild.handled() + told, null);
    }
}
