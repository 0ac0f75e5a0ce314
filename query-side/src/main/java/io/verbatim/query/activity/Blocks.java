package io.verbatim.query.activity;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has conversations that rest put into blocks, for a tenth of the time at most, or half of it while nothing happens: a search finds everything
 * without, only later.
 */
@Component
@RunsOn(NodeRole.QUERY)
class Blocks extends LookOut implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int REST = 9;
    private static final int REST_WHEN_QUIET = 1;

    private final BlockTable table;
    private final TransactionTemplate transactions;
    private @Nullable Long settled;

    Blocks(BlockTable table, PlatformTransactionManager transactions) {
        super("conversation-blocks", PAUSE, PAUSE);
        this.table = table;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    protected void look() {
        long begun = System.nanoTime();
        var before = settled;
        settled = table.settled();
        if (Boolean.TRUE.equals(transactions.execute(transaction -> table.advance()))) {
            int rest = Objects.equals(settled, before) ? REST_WHEN_QUIET : REST;
            lookAgainIn(Duration.ofNanos(System.nanoTime() - begun).multipliedBy(rest));
        }
    }
}
