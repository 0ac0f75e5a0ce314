package io.verbatim.channel.intake;

import io.verbatim.channel.intake.InboxInsert.Written;
import io.verbatim.shared.StoreBusy;
import io.verbatim.shared.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread keeps what all callers have brought while it kept the group before. To keep a message twice changes nothing, so
 * whatever failed is tried again, first all together, then each caller's by itself.
 */
final class InboxWriter {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
    private static final int CALLERS_AT_MOST = 4096;
    private static final int GROUP_AT_MOST = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<Bringing> waiting = new ArrayBlockingQueue<>(CALLERS_AT_MOST);
    private final InboxConnection connection;
    private final InboxInsert insert;
    private final Consumer<List<Written>> next;
    private volatile boolean open;
    private @Nullable Thread thread;

    /** @param next is told what was committed, on the writer's thread */
    InboxWriter(DataSource dataSource, InboxInsert insert, Consumer<List<Written>> next) {
        this.connection = new InboxConnection(dataSource);
        this.insert = insert;
        this.next = next;
    }

    void start() {
        open = true;
        thread = Thread.ofPlatform().name("inbox-writer").daemon().start(this::run);
    }

    /** Writes what still waits, then ends. */
    void stop() {
        open = false;
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Keeps one caller's messages, all or none, and waits for it.
     *
     * @throws StoreUnavailable if that cannot be done
     */
    void keep(List<Kept> messages) {
        if (!open) {
            throw new StoreUnavailable("This node stops", null);
        }
        var bringing = new Bringing(messages);
        if (!waiting.offer(bringing)) {
            throw new StoreBusy("The inbox has too much to do", null);
        }
        bringing.await(PATIENCE);
    }

    private void run() {
        while (open || !waiting.isEmpty()) {
            try {
                writeNext();
            } catch (InterruptedException e) {
                open = false;
            } catch (RuntimeException e) {
                LOG.error("The inbox writer stumbled and goes on", e);
            }
        }
        connection.close();
    }

    private void writeNext() throws InterruptedException {
        var first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            var group = new ArrayList<>(List.of(first));
            waiting.drainTo(group, GROUP_AT_MOST - 1);
            group.removeIf(bringing -> !bringing.take());
            if (!group.isEmpty()) {
                finish(group);
            }
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private void finish(List<Bringing> group) {
        try {
            write(group);
        } catch (SQLException | RuntimeException e) {
            connection.drop();
            again(group);
        }
    }

    private void again(List<Bringing> group) {
        for (var bringing : group) {
            try {
                write(List.of(bringing));
            } catch (SQLException | RuntimeException e) {
                connection.drop();
                LOG.warn("Messages could not be kept: {}", e.getMessage());
                group.forEach(left -> left.fail(new StoreUnavailable("The inbox cannot be reached", e)));
                return;
            }
        }
    }

    private void write(Collection<Bringing> group) throws SQLException {
        var written = insert.write(connection.get(), group.stream().flatMap(bringing -> bringing.messages().stream()).toList());
        next.accept(written);
        group.forEach(Bringing::succeed);
    }
}
