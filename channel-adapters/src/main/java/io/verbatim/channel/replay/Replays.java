package io.verbatim.channel.replay;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Goes on with the replays that nobody else goes on with, a few at a time, each on a thread of its own. */
@Component
@RunsOn({NodeRole.COMMAND, NodeRole.QUERY})
class Replays implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int AT_ONCE = 2;

    private final ReplayTable table;
    private final Map<TargetKind, Target> targets;
    private final NodeName node;
    private final Map<String, Thread> held = new ConcurrentHashMap<>();
    private volatile CountDownLatch over = new CountDownLatch(0);

    Replays(ReplayTable table, List<Target> targets, NodeName node) {
        this.table = table;
        this.targets = targets.stream().collect(toUnmodifiableMap(Target::kind, Function.identity()));
        this.node = node;
    }

    @Override
    public void start() {
        over = new CountDownLatch(1);
        Thread.ofVirtual().name("replays").start(this::run);
    }

    /** Waits for the steps at hand, and gives back what is held. */
    @Override
    public void stop() {
        over.countDown();
        try {
            for (var thread : List.copyOf(held.values())) {
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return over.getCount() > 0;
    }

    private void run() {
        do {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.debug("Replays cannot be looked for now", e);
            }
        } while (!isOverIn(BETWEEN_LOOKS));
    }

    private void look() {
        var ours = Set.copyOf(held.keySet());
        if (!ours.isEmpty()) {
            table.renew(node, ours);
        }
        if (ours.size() < AT_ONCE) {
            table.claim(node, AT_ONCE - ours.size()).forEach(this::hold);
        }
    }

    private void hold(Replay replay) {
        var run = new Run(targets.get(replay.kind()), table, this::isOverIn);
        var thread = Thread.ofVirtual().name("replay-" + replay.id()).unstarted(() -> {
            try {
                run.from(replay);
            } finally {
                held.remove(replay.id());
            }
        });
        held.put(replay.id(), thread);
        thread.start();
    }

    private boolean isOverIn(Duration patience) {
        try {
            return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
