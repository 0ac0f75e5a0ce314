package io.verbatim.channel.retention;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets what is due, some at a time, each part in a transaction of its own. On several nodes each takes what the others have not. */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
@RunsOn(NodeRole.COMMAND)
class Retention extends LookOut implements SmartLifecycle {

    private final RetentionTables tables;
    private final Orphans orphans;
    private final TransactionOperations transactions;

    Retention(RetentionTables tables, Orphans orphans, TransactionOperations transactions, RetentionSettings settings) {
        super("retention", settings.interval(), settings.interval());
        this.tables = tables;
        this.orphans = orphans;
        this.transactions = transactions;
    }

    @Override
    protected void look() {
        int forgotten = RetentionTables.AT_A_TIME;
        while (isRunning() && forgotten == RetentionTables.AT_A_TIME) {
            Integer some = transactions.execute(transaction -> tables.forget());
            forgotten = some == null ? 0 : some;
        }
        transactions.executeWithoutResult(transaction -> tables.sweep());
        tables.forgetOldEntries();
        orphans.forgetSecrets();
        transactions.executeWithoutResult(transaction -> orphans.forgetClosed());
    }
}
