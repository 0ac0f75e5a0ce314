package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.processor.LogReader.Entry;
import io.verbatim.command.eventstore.processor.LogReader.Page;
import io.verbatim.command.eventstore.processor.SettledWatermark.Settled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The settled log's last events, read and decoded once for all processors of this node. Holds everything between its two ends, of
 * whatever type, and no more than a few thousand events.
 */
final class RecentLog {

    private static final int KEPT = 8000;

    private final LogReader log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long after;
    private long end;
    private int breaks;

    RecentLog(LogReader log) {
        this.log = log;
    }

    /** Takes in what has been settled; what is too much to keep is left out, and read from the table by those who need it. */
    void extend(Settled settled) {
        lock.lock();
        try {
            if (settled.breaks() > breaks || settled.position() - end > KEPT) {
                startAt(settled);
            } else if (settled.position() > end) {
                entries.addAll(log.all(end, settled.position()));
                end = settled.position();
                trim();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next events of these types after a position, none beyond {@code upTo}; nothing if they are not all here. */
    Optional<Page> read(Set<String> types, long from, Settled upTo, int limit) {
        lock.lock();
        try {
            boolean here = upTo.breaks() == breaks && from >= after && upTo.position() <= end;
            return here ? Optional.of(page(types, from, upTo.position(), limit)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Page page(Set<String> types, long from, long upTo, int limit) {
        var wanted = new ArrayList<Entry>();
        for (Entry entry : entries) {
            if (entry.position() > from && entry.position() <= upTo && types.contains(entry.type()) && wanted.size() < limit) {
                wanted.add(entry);
            }
        }
        return Page.of(wanted, limit, upTo);
    }

    private void startAt(Settled settled) {
        entries.clear();
        breaks = settled.breaks();
        after = settled.position();
        end = settled.position();
    }

    private void trim() {
        while (entries.size() > KEPT) {
            after = entries.removeFirst().position();
        }
    }
}
