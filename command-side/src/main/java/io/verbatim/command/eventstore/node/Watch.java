package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A watch over something that one node at a time looks after. Whoever keeps it holds it for three seconds by the database's clock, and
 * renews it while it looks; it is taken over when that runs out. It saves double work and no more: two nodes may believe for a moment that
 * it is theirs. For one thread.
 */
public final class Watch {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration RENEWAL = Duration.ofSeconds(1);

    private final String over;
    private final NodeName node;
    private final JdbcClient jdbc;
    private boolean known;
    private boolean ours;
    private long takenAt;

    Watch(String over, NodeName node, JdbcClient jdbc) {
        this.over = over;
        this.node = node;
        this.jdbc = jdbc;
    }

    /** Whether this node keeps the watch; takes it where nobody does. */
    public boolean isOurs() {
        if (!ours || System.nanoTime() - takenAt >= RENEWAL.toNanos()) {
            takenAt = System.nanoTime();
            ours = take();
        }
        return ours;
    }

    /** Leaves it to whoever looks next. */
    public void leave() {
        if (ours) {
            ours = false;
            jdbc.sql("update watch set held_until = '-infinity' where name = ? and node = ?").params(over, node.value()).update();
        }
    }

    private boolean take() {
        if (!known) {
            jdbc.sql("insert into watch (name, node, held_until) values (?, ?, '-infinity') on conflict (name) do nothing")
                .params(over, node.value()).update();
            known = true;
        }
        return jdbc.sql("""
                update watch set node = ?, held_until = clock_timestamp() + make_interval(secs => ?)
                 where name = ? and (node = ? or held_until < clock_timestamp())
                """)
            .params(node.value(), LEASE.toSeconds(), over, node.value())
            .update() == 1;
    }
}
