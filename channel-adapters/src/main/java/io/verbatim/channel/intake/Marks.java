package io.verbatim.channel.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what is handled and takes what comes behind it, for many lanes at a time, on a thread of its own. */
final class Marks {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final int AT_A_TIME = 500;
    private static final int MOST_OF_A_LANE = 100;
    private static final int MOST_LOOKS = 20_000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final BlockingQueue<Mark> waiting = new LinkedBlockingQueue<>();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final InboxTable table;
    private final Room room;
    private final Consumer<Collection<Held>> next;
    private volatile boolean open;
    private @Nullable Thread thread;

    /** A lane to look at, and what of it is handled. */
    private record Mark(byte[] lane, List<Held> handled) { }

    /** @param next is given what was taken */
    Marks(InboxTable table, Room room, Consumer<Collection<Held>> next) {
        this.table = table;
        this.room = room;
        this.next = next;
    }

    /** The lane of this message is in this node's hands until what was taken of it is handled. */
    void begun(Held message) {
        inHand.add(message.laneName());
    }

    void handled(List<Held> messages) {
        waiting.add(new Mark(messages.getFirst().lane(), messages));
    }

    /** A lane that is in hand is looked at when that is handled: it cannot be taken before, and in a rush it is long. */
    void lookUnlessInHand(Held message) {
        if (!inHand.contains(message.laneName())) {
            look(message.lane());
        }
    }

    /** Looks whether the lane can be taken; too many at a time are found again by the next look at the whole table. */
    void look(byte[] lane) {
        if (waiting.size() < MOST_LOOKS) {
            waiting.add(new Mark(lane, List.of()));
        }
    }

    void start() {
        open = true;
        inHand.clear();
        thread = Thread.ofPlatform().name("inbox-marks").daemon().start(this::run);
    }

    /** Marks what is handled, then ends. */
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

    boolean isRunning() {
        return open;
    }

    private void run() {
        while (open || !waiting.isEmpty()) {
            try {
                markNext();
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }

    private void markNext() throws InterruptedException {
        var first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            var some = new ArrayList<>(List.of(first));
            waiting.drainTo(some, AT_A_TIME - 1);
            var handled = some.stream().flatMap(mark -> mark.handled().stream()).toList();
            // Before the lanes are looked at: what comes from now on asks for a look of its own.
            handled.forEach(message -> inHand.remove(message.laneName()));
            erase(handled);
            claim(some);
        }
    }

    /** Until it is done: what is handled and not erased blocks its lane. */
    private void erase(List<Held> handled) throws InterruptedException {
        while (!handled.isEmpty()) {
            try {
                table.erase(handled);
                return;
            } catch (RuntimeException e) {
                LOG.warn("What was handled could not be marked; trying again: {}", e.getMessage());
                if (!open) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    private void claim(List<Mark> marks) {
        if (!open || !room.isLeft()) {
            return;
        }
        Map<String, byte[]> lanes = new LinkedHashMap<>();
        marks.forEach(mark -> lanes.put(Held.name(mark.lane()), mark.lane()));
        try {
            var taken = table.claim(lanes.values(), MOST_OF_A_LANE);
            if (!taken.isEmpty()) {
                next.accept(taken);
            }
        } catch (RuntimeException e) {
            LOG.info("Lanes could not be taken and will be soon: {}", e.getMessage());
        }
    }
}
