package io.verbatim.command.eventstore.processor;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.OtherNodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears of other nodes' events on a connection of its own, which it makes anew when it breaks. Its own node's notes are passed over. */
final class ListeningToOthers implements SmartLifecycle, OtherNodes {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningToOthers.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration BEFORE_RECONNECT = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final NodeName node;
    private final List<Runnable> onEvents = new CopyOnWriteArrayList<>();
    private final List<Runnable> onWork = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    ListeningToOthers(DataSource dataSource, NodeName node) {
        this.dataSource = dataSource;
        this.node = node;
    }

    @Override
    public void whenTheyStore(Runnable hint) {
        onEvents.add(hint);
    }

    @Override
    public void whenTheyLeaveWork(Runnable hint) {
        onWork.add(hint);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("listening-to-others").daemon().start(this::run);
    }

    /** Waits until its connection is given back. */
    @Override
    public void stop() {
        running = false;
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.debug("Other nodes cannot be heard; listening again soon", e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen %s; listen %s".formatted(TellingOthers.CHANNEL, TellingOthers.WORK_CHANNEL));
            while (running) {
                hear(connection.unwrap(PGConnection.class).getNotifications((int) PATIENCE.toMillis()));
                // A connection that is silently dead shows it only when it is used.
                statement.execute("select 1");
            }
            statement.execute("unlisten *");
        }
    }

    private void hear(PGNotification @Nullable [] notes) {
        if (notes != null) {
            for (PGNotification note : notes) {
                if (!note.getParameter().equals(node.value())) {
                    hear(note.getName());
                }
            }
        }
    }

    private void hear(String channel) {
        onEvents.forEach(Runnable::run);
        if (channel.equals(TellingOthers.WORK_CHANNEL)) {
            onWork.forEach(Runnable::run);
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_RECONNECT);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
