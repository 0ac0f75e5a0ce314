package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This run of the process. It holds a lease of ten seconds on the database's clock and renews it every three; when it cannot, others may
 * take over its work, and it knows so itself by its own monotonic clock, a little earlier than they do.
 */
public final class Node implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int PHASE = -1900;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(3);

    private final NodeName name;
    private final JdbcClient jdbc;
    private volatile long renewedAt = System.nanoTime() - LEASE.toNanos();
    private volatile boolean alone;
    private volatile boolean company;
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    Node(NodeName name, JdbcClient jdbc) {
        this.name = name;
        this.jdbc = jdbc;
    }

    /** The name under which this run holds its work. */
    public NodeName name() {
        return name;
    }

    /** Whether nobody else can have taken over this node's work. */
    public boolean holdsLease() {
        return System.nanoTime() - renewedAt < LEASE.toNanos();
    }

    /** Whether no other node had a lease when this one was last renewed. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether other nodes are about: then what this one keeps in memory may be old. */
    public boolean hasCompany() {
        return company;
    }

    /** A watch that one of the nodes keeps at a time. */
    public Watch watch(String over) {
        return new Watch(over, name, jdbc);
    }

    /** Says what is to be done when the last of the other nodes is gone: what was kept in memory beside them may be old. */
    public void whenAloneAgain(Runnable forget) {
        forgetting.add(forget);
    }

    /** Takes note that there is another node, sooner than the next look would find it. */
    public void meet() {
        company = true;
    }

    @Override
    public void start() {
        renew();
        forgetTheGone();
        running = true;
        thread = Thread.ofPlatform().name("node-lease").daemon().start(this::run);
    }

    /** Gives the lease up at once: whoever lives may take over. */
    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        try {
            jdbc.sql("delete from node where id = ?").param(name.value()).update();
        } catch (RuntimeException e) {
            LOG.info("The lease was not given up and will run out: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Takes the lease for another ten seconds from now. */
    void renew() {
        // Measured from before the statement: the node must not believe longer in its lease than the others do.
        long asked = System.nanoTime();
        jdbc.sql("""
                insert into node (id, lease_until) values (?, clock_timestamp() + make_interval(secs => ?))
                    on conflict (id) do update set lease_until = excluded.lease_until
                """)
            .params(name.value(), LEASE.toSeconds())
            .update();
        renewedAt = asked;
        alone = jdbc.sql("select not exists (select from node where id <> ? and lease_until >= clock_timestamp())")
            .param(name.value())
            .query(Boolean.class)
            .single();
        if (!alone) {
            company = true;
        } else if (company) {
            // First forgotten, then trusted: what the gone have changed last is not in memory.
            forgetting.forEach(Runnable::run);
            company = false;
        }
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(RENEWAL);
                renew();
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.warn("The lease could not be renewed: {}", e.getMessage());
            }
        }
    }

    private void forgetTheGone() {
        jdbc.sql("delete from node where lease_until < clock_timestamp() - interval '1 day'").update();
    }
}
