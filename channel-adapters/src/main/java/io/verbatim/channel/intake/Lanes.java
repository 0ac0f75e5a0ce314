package io.verbatim.channel.intake;

import io.verbatim.channel.intake.InboxInsert.Written;
import io.verbatim.shared.Bound;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Handles what is in the inbox: each user's messages in order on a virtual thread. What this node has just taken in is handled at once; the
 * table tells what comes behind it, what must rest for a while, and what nodes have left that are gone.
 */
@Component
@RunsOn({NodeRole.CHANNELS, NodeRole.COMMAND})
class Lanes implements SmartLifecycle {
    /** Before the effects and all that turns need is stopped. */
    static final int PHASE = DEFAULT_PHASE - 4090;

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int LANES_AT_A_TIME = 500;
    private static final int MOST_TIMERS = 10_000;
    /** However much is in hand, each so many looks are taken: nobody else finds what another node has left. */
    private static final int EVERY = 10;

    private final InboxTable table;
    private final Handling handling;
    private final Room room = new Room();
    private final Places places;
    private final Marks marks;
    private int looksLeftOut;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile ScheduledThreadPoolExecutor clock = newClock();

    Lanes(InboxTable table, Handling handling, Rush rush) {
        this.table = table;
        this.handling = handling;
        this.places = new Places(rush::lanes, task -> threads.execute(task),
            CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS), System::nanoTime);
        this.marks = new Marks(table, room, this::begin);
    }

    /** How much is in hand. */
    Bound bound() {
        return room.bound();
    }

    boolean haveRoom() {
        return room.isLeft();
    }

    /** What was just committed by this node. */
    void written(List<Written> messages) {
        begin(messages.stream().filter(Written::ours).map(Written::message).toList());
        for (var written : messages) {
            if (!written.ours()) {
                lookAgain(written.message());
            }
        }
    }

    private void lookAgain(Held message) {
        if (message.quietMs() == 0) {
            marks.lookUnlessInHand(message);
        } else if (clock.getQueue().size() < MOST_TIMERS) {
            clock.schedule(() -> marks.look(message.lane()), message.quietMs() + 5, TimeUnit.MILLISECONDS);
        }
    }

    private void begin(Collection<Held> messages) {
        var lanes = new LinkedHashMap<String, List<Held>>();
        messages.stream().sorted(Comparator.comparingLong(Held::id))
            .forEach(message -> lanes.computeIfAbsent(message.laneName(), any -> new ArrayList<>()).add(message));
        lanes.values().forEach(this::beginLane);
    }

    /** Where this node stops, whoever lives takes it over. */
    private void beginLane(List<Held> messages) {
        room.fill(messages);
        marks.begun(messages.getFirst());
        goOn(messages, portions(messages).iterator());
    }

    // A lane lines up anew for each portion: one with much to do neither keeps others waiting, nor goes on for long when a rush begins.
    private void goOn(List<Held> lane, Iterator<List<Held>> portions) {
        places.offer(leave -> {
            if (!handling.handle(portions.next(), leave)) {
                room.clear(lane);
            } else if (portions.hasNext()) {
                goOn(lane, portions);
            } else {
                marks.handled(lane);
                room.clear(lane);
            }
        }, () -> room.clear(lane));
    }

    /** What had to rest comes together; all else by itself. */
    private static Collection<List<Held>> portions(List<Held> messages) {
        var portions = new LinkedHashMap<Long, List<Held>>();
        messages.forEach(message -> portions.computeIfAbsent(message.quietMs() == 0 ? message.id() : message.batch(), any -> new ArrayList<>())
            .add(message));
        return portions.values();
    }

    // To look costs the more, the more waits, and brings next to nothing where most of that is in hand.
    private boolean hasEnough() {
        looksLeftOut = places.waiting() < LANES_AT_A_TIME ? 0 : (looksLeftOut + 1) % EVERY;
        return looksLeftOut > 0;
    }

    private void look() {
        try {
            table.release();
            if (room.isLeft() && !hasEnough()) {
                table.due(LANES_AT_A_TIME).forEach(marks::look);
            }
        } catch (RuntimeException e) {
            LOG.info("The inbox could not be looked at and will be soon: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        if (threads.isShutdown()) {
            threads = Executors.newVirtualThreadPerTaskExecutor();
            clock = newClock();
        }
        marks.start();
        clock.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        threads.shutdown();
        try {
            threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        marks.stop();
    }

    @Override
    public boolean isRunning() {
        return marks.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static ScheduledThreadPoolExecutor newClock() {
        return new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("inbox-clock").daemon().factory());
    }
}
