package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.processor.LogReader.Entry;
import io.verbatim.command.eventstore.processor.LogReader.Page;
import io.verbatim.command.eventstore.processor.SettledWatermark.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The settled log's last events, read and decoded once for all processors of this node. Holds everything between its two ends, of
 * whatever type, and no more than a few thousand events, or fewer where they are large; and nothing when no more have come for a while.
 */
final class RecentLog {

    private static final int KEPT = 12_000;
    private static final int KEPT_CHARACTERS = 2 * Armful.CHARACTERS;
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final LogReader log;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();
    private long after;
    private long end;
    private int breaks;
    private long characters;
    private long extended;

    RecentLog(LogReader log) {
        this(log, System::nanoTime);
    }

    RecentLog(LogReader log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Takes in what has been settled; what is too much to keep is left out, and read from the table by those who need it. */
    void extend(Settled settled) {
        lock.lock();
        try {
            if (settled.breaks() > breaks || settled.position() - end > KEPT) {
                startAt(settled);
            } else if (settled.position() > end) {
                log.all(end, settled.position()).forEach(this::add);
                end = settled.position();
                extended = clock.getAsLong();
                trim();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of what its readers have had for long, as nothing comes any more. */
    void rest(Settled settled) {
        lock.lock();
        try {
            if (isHere(end, settled) && !entries.isEmpty() && clock.getAsLong() - extended > KEPT_NANOS) {
                startAt(settled);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many events it holds. */
    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** The next events of these types after a position, none beyond {@code upTo}; nothing if they are not all here. */
    Optional<Page> read(Set<String> types, long from, Settled upTo, int limit) {
        lock.lock();
        try {
            return isHere(from, upTo) ? Optional.of(page(types, from, upTo.position(), limit)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is certain, without a look at each event, that there are none of these types after a position. */
    boolean hasNothing(Set<String> types, long from, Settled upTo) {
        lock.lock();
        try {
            return isHere(from, upTo) && types.stream().allMatch(type -> newest.getOrDefault(type, 0L) <= from);
        } finally {
            lock.unlock();
        }
    }

    private boolean isHere(long from, Settled upTo) {
        return upTo.breaks() == breaks && from >= after && upTo.position() <= end;
    }

    private Page page(Set<String> types, long from, long upTo, int limit) {
        var wanted = new Armful(limit);
        for (int i = firstAfter(from); i < entries.size() && entries.get(i).position() <= upTo && !wanted.isFull(); i++) {
            if (types.contains(entries.get(i).type())) {
                wanted.add(entries.get(i));
            }
        }
        return wanted.upTo(upTo);
    }

    private int firstAfter(long position) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(Entry entry) {
        entries.add(entry);
        characters += entry.length();
        newest.put(entry.type(), entry.position());
    }

    private void startAt(Settled settled) {
        entries.clear();
        newest.clear();
        characters = 0;
        breaks = settled.breaks();
        after = settled.position();
        end = settled.position();
    }

    private void trim() {
        int gone = 0;
        while (entries.size() - gone > KEPT || characters > KEPT_CHARACTERS) {
            after = entries.get(gone).position();
            characters -= entries.get(gone++).length();
        }
        entries.subList(0, gone).clear();
    }
}
