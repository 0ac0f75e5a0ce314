package io.verbatim.command.eventstore.node;

import io.verbatim.shared.Lease;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This run of the process. It holds a lease of ten seconds on the database's clock and renews it every three; when it cannot, others may
 * take over its work, and it knows so itself by its own monotonic clock, a little earlier than they do. A node that has stood still for so
 * long trusts nothing that it remembers when it goes on: not its memory of aggregates, nor that its work is still its own.
 */
public final class Node implements SmartLifecycle, Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int PHASE = -1900;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(3);
    // Longer than anything takes on its way from the append to the call that it is the start of.
    private static final Duration DOUBT = Duration.ofMinutes(5);

    private final NodeName name;
    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private volatile long renewedAt;
    private volatile @Nullable Long lapsedAt;
    private volatile boolean alone;
    private volatile boolean company;
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    Node(NodeName name, JdbcClient jdbc) {
        this(name, jdbc, System::nanoTime);
    }

    Node(NodeName name, JdbcClient jdbc, LongSupplier nanos) {
        this.name = name;
        this.jdbc = jdbc;
        this.nanos = nanos;
        this.renewedAt = nanos.getAsLong() - LEASE.toNanos();
    }

    /** The name under which this run holds its work. */
    public NodeName name() {
        return name;
    }

    /** Whether nobody else can have taken over this node's work. */
    public boolean holdsLease() {
        return nanos.getAsLong() - renewedAt < LEASE.toNanos();
    }

    /** Whether no other node had a lease when this one was last renewed. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether other nodes are about: then what this one keeps in memory may be old. */
    public boolean hasCompany() {
        return company || !holdsLease();
    }

    @Override
    public boolean covers(String workId) {
        return !isInDoubt() || isStillOurs(workId);
    }

    /**
     * Renews a lease that has run out, before the next regular time.
     *
     * @throws StoreUnavailable if this node is being stopped: it has given its lease up
     */
    public void takeLeaseAnew() {
        if (!running) {
            throw new StoreUnavailable("This node stops", null);
        }
        renew();
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
    synchronized void renew() {
        // Measured from before the statement: the node must not believe longer in its lease than the others do.
        long asked = nanos.getAsLong();
        jdbc.sql("""
                insert into node (id, lease_until) values (?, clock_timestamp() + make_interval(secs => ?))
                    on conflict (id) do update set lease_until = excluded.lease_until
                """)
            .params(name.value(), LEASE.toSeconds())
            .update();
        noteLapse(asked);
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

    /** Noted before anybody can believe in the new lease. */
    private void noteLapse(long now) {
        if (running && now - renewedAt >= LEASE.toNanos()) {
            LOG.warn("This node has stood still, or without its database, for {} s; others may have taken over what it was doing",
                Duration.ofNanos(now - renewedAt).toSeconds());
            lapsedAt = now;
            company = true;
        }
    }

    private boolean isInDoubt() {
        var lapse = lapsedAt;
        return !holdsLease() || lapse != null && nanos.getAsLong() - lapse < DOUBT.toNanos();
    }

    private boolean isStillOurs(String workId) {
        try {
            return jdbc.sql("""
                    select exists (select from work join node on node.id = work.node
                                    where work.id = ? and node.id = ? and lease_until >= clock_timestamp())
                    """)
                .params(workId, name.value()).query(Boolean.class).single();
        } catch (RuntimeException e) {
            LOG.warn("Nobody can tell whether {} is still this node's: {}", workId, e.getMessage());
            return false;
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
