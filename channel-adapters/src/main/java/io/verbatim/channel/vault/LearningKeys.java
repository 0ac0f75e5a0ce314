package io.verbatim.channel.vault;

import io.verbatim.shared.NodeName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second whether the operator changes the master key, and says that this node knows the next one. */
@Component
class LearningKeys implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LearningKeys.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final KeyRing ring;
    private final MasterKeyTable table;
    private final NodeName node;
    private @Nullable Thread thread;

    LearningKeys(KeyRing ring, MasterKeyTable table, NodeName node) {
        this.ring = ring;
        this.table = table;
        this.node = node;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("learning-keys").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            ring.learn();
            if (table.next().filter(ring.newest().id()::equals).isPresent()) {
                table.learned(ring.newest().id(), node.value());
            }
        } catch (RuntimeException e) {
            LOG.debug("Whether the master key changes cannot be seen; looking again soon", e);
        }
    }
}
