package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells other nodes that there are new events, at most once in ten milliseconds. Never in the transaction that appends: that would make
 * all commits queue up. A node that is alone tells nobody.
 */
final class TellingOthers implements SmartLifecycle {

    /** The channel; the payload is the name of the node that tells. */
    static final String CHANNEL = "verbatim_events";
    /** The same from a node that leaves the work of its events to others. */
    static final String WORK_CHANNEL = "verbatim_work";

    private static final Logger LOG = LoggerFactory.getLogger(TellingOthers.class);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final JdbcClient jdbc;
    private final Node node;
    private final String channel;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    TellingOthers(JdbcClient jdbc, Node node, NodeRoles roles) {
        this.jdbc = jdbc;
        this.node = node;
        this.channel = roles.has(NodeRole.COMMAND) ? CHANNEL : WORK_CHANNEL;
    }

    void tell() {
        if (!node.isAlone() && news.availablePermits() == 0) {
            news.release();
        }
    }

    @Override
    public void start() {
        running = true;
        // Who was alone until now must learn at once that it no longer is.
        tell();
        thread = Thread.ofPlatform().name("telling-others").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SettledWatermark.PHASE;
    }

    private void run() {
        while (running) {
            try {
                news.acquire();
                news.drainPermits();
                send();
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.debug("Others were not told; they look by themselves", e);
            }
        }
    }

    private void send() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)::text")
            .params(channel, node.name().value())
            .query((row, n) -> row.getString(1))
            .list();
    }
}
