package io.verbatim.channel.audit;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.shared.Bound;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes note of what belongs into the audit log and is no event. Written behind the caller's back, in batches; when too many wait, callers
 * wait too, so that none is lost. What waits is written before a clean stop; a process that is killed loses the last moment's.
 */
@Component
public class AuditTrail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    // Behind the web server and all that works for it, before the connections to the database.
    private static final int PHASE = 0;

    private final BlockingQueue<Object> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AuditTable table;
    private final Clock clock;
    private @Nullable Thread writer;

    AuditTrail(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Takes note that this caller has done this. Waits only where {@value #MOST_WAITING} others have not been written yet. */
    public void note(Caller caller, String action, String resource) {
        note(caller, action, Deed.about(resource));
    }

    /** The same of what has a before and an after. */
    public void note(Caller caller, String action, Deed deed) {
        put(AuditNote.of(caller, action, deed, clock.instant()));
    }

    /** What is noted and not written. */
    Bound bound() {
        return new Bound("audit_notes", waiting::size, MOST_WAITING);
    }

    /** Waits until all that was noted so far is written, or for this long. */
    void await(Duration patience) {
        var written = new CountDownLatch(1);
        put(written);
        try {
            written.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        writer = Thread.ofVirtual().name("audit-trail").start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        put(new CountDownLatch(1));
        try {
            if (writer != null) {
                writer.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return writer != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void put(Object noteOrLatch) {
        try {
            waiting.put(noteOrLatch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0 || !waiting.isEmpty()) {
                var batch = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(batch, BATCH);
                keep(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<Object> batch) throws InterruptedException {
        var notes = batch.stream().filter(AuditNote.class::isInstance).map(AuditNote.class::cast).toList();
        boolean isKept = notes.isEmpty() || tried(notes);
        // Told once, however long it takes.
        if (!isKept) {
            LOG.warn("The audit log cannot be written; {} lines wait", notes.size() + waiting.size());
        }
        while (!isKept && !stopping.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
            isKept = tried(notes);
        }
        if (!isKept && !tried(notes)) {
            LOG.error("{} lines of the audit log are lost, for the database cannot be reached", notes.size());
        }
        batch.stream().filter(CountDownLatch.class::isInstance).map(CountDownLatch.class::cast).forEach(CountDownLatch::countDown);
    }

    private boolean tried(List<AuditNote> notes) {
        try {
            table.add(notes);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Lines of the audit log are tried again soon", e);
            return false;
        }
    }
}
