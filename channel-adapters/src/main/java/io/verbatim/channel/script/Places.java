package io.verbatim.channel.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may run a script now: as many as there are processes, one less of one owner, and a bounded number who wait for a while. */
final class Places {

    // Longer than anyone waits or runs, so that no owner is forgotten meanwhile.
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final ScriptSettings settings;
    private final Semaphore all;
    private final Cache<String, Semaphore> owners = Caffeine.newBuilder().expireAfterAccess(FORGET).build();

    Places(ScriptSettings settings) {
        this.settings = settings;
        this.all = new Semaphore(settings.processes(), true);
    }

    /** Waits for a place; empty where too many wait, or there is none in time. */
    Optional<Place> take(String owner) throws InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        var own = owners.get(owner, name -> new Semaphore(settings.processesOfOne(), true));
        if (own.getQueueLength() >= settings.waiting() || !own.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        if (all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return Optional.of(new Place(all, own));
        }
        own.release();
        return Optional.empty();
    }

    int taken() {
        return settings.processes() - all.availablePermits();
    }

    /** A place to be given back, once. */
    record Place(Semaphore all, Semaphore own) {

        void giveBack() {
            all.release();
            own.release();
        }
    }
}
