package io.verbatim.query.activity;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has conversations that rest put into blocks, for a tenth of the time at most: a search finds everything without. */
@Component
@RunsOn(NodeRole.QUERY)
class Blocks extends LookOut implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int REST = 9;

    private final BlockTable table;
    private final TransactionTemplate transactions;

    Blocks(BlockTable table, PlatformTransactionManager transactions) {
        super("conversation-blocks", PAUSE, PAUSE);
        this.table = table;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    protected void look() {
        long begun = System.nanoTime();
        if (Boolean.TRUE.equals(transactions.execute(transaction -> table.advance()))) {
            lookAgainIn(Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST));
        }
    }
}
