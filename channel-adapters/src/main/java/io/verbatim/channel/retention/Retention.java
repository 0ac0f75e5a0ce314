package io.verbatim.channel.retention;

import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets what is due, some at a time, each part in a transaction of its own. On several nodes each takes what the others have not. */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
@RunsOn(NodeRole.COMMAND)
class Retention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RetentionTables tables;
    private final Orphans orphans;
    private final TransactionOperations transactions;
    private final RetentionSettings settings;
    private volatile CountDownLatch over = new CountDownLatch(0);
    private @Nullable Thread thread;

    Retention(RetentionTables tables, Orphans orphans, TransactionOperations transactions, RetentionSettings settings) {
        this.tables = tables;
        this.orphans = orphans;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        over = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("retention").start(this::run);
    }

    @Override
    public synchronized void stop() {
        over.countDown();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return over.getCount() > 0;
    }

    private void run() {
        try {
            while (!over.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            int forgotten = RetentionTables.AT_A_TIME;
            while (isRunning() && forgotten == RetentionTables.AT_A_TIME) {
                Integer some = transactions.execute(transaction -> tables.forget());
                forgotten = some == null ? 0 : some;
            }
            transactions.executeWithoutResult(transaction -> tables.sweep());
            tables.forgetOldEntries();
            orphans.forgetSecrets();
            transactions.executeWithoutResult(transaction -> orphans.forgetClosed());
        } catch (RuntimeException e) {
            LOG.debug("What is due cannot be forgotten now", e);
        }
    }
}
