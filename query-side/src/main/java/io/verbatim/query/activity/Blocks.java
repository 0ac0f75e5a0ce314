package io.verbatim.query.activity;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has conversations that rest put into blocks, for half of the time while nothing happens, and for less of it the more happens, down to a
 * fortieth: a search finds everything without, only later.
 */
@Component
@RunsOn(NodeRole.QUERY)
class Blocks extends LookOut implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Events in a second for which it rests as long again as it looked. */
    private static final int EVENTS_FOR_A_REST = 100;
    private static final int LONGEST_REST = 39;

    private final BlockTable table;
    private final TransactionTemplate transactions;
    private @Nullable Long settled;
    private long lookedAt = System.nanoTime();

    Blocks(BlockTable table, PlatformTransactionManager transactions) {
        super("conversation-blocks", PAUSE, PAUSE);
        this.table = table;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    protected void look() {
        long begun = System.nanoTime();
        int rest = rest(begun);
        if (Boolean.TRUE.equals(transactions.execute(transaction -> table.advance()))) {
            lookAgainIn(Duration.ofNanos(System.nanoTime() - begun).multipliedBy(rest));
        }
    }

    /** How many times as long as this look it may rest after it. */
    private int rest(long now) {
        var before = settled;
        double seconds = (now - lookedAt) / 1e9;
        settled = table.settled();
        lookedAt = now;
        long events = settled == null || before == null ? 0 : Math.max(0, settled - before);
        return (int) Math.clamp(events / seconds / EVENTS_FOR_A_REST, 1, LONGEST_REST);
    }
}
