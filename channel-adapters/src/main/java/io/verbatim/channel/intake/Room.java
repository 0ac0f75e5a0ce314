package io.verbatim.channel.intake;

import io.verbatim.shared.Bound;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** How much of the inbox this node has in hand: as long as there is room, it takes more. */
final class Room {
    // In KiB; a message weighs 1 and what it holds.
    private static final int MOST = 8 * 1024;

    private final AtomicLong used = new AtomicLong();

    void fill(Collection<Held> messages) {
        used.addAndGet(weight(messages));
    }

    void clear(Collection<Held> messages) {
        used.addAndGet(-weight(messages));
    }

    /** How much that is. */
    Bound bound() {
        return new Bound("inbox_kib", used::get, MOST);
    }

    boolean isLeft() {
        return used.get() < MOST;
    }

    private static long weight(Collection<Held> messages) {
        return messages.stream().mapToLong(Held::weight).sum();
    }
}
