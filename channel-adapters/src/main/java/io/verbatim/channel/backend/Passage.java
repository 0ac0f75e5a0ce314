package io.verbatim.channel.backend;

import io.verbatim.shared.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes one reply on while it comes: the first piece at once, then whatever has gathered, one append at a time with a beat between. What
 * the store does not take is offered again with the next piece. Reading the backend never waits for the store.
 */
final class Passage implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Store store;
    private final Duration beat;
    private final StringBuilder waiting = new StringBuilder();
    private int passed;
    private boolean over;
    private boolean unwanted;
    private @Nullable Thread thread;

    Passage(Store store, Duration beat) {
        this.store = store;
        this.beat = beat;
    }

    /** Takes the text that begins at this offset of the reply; answers whether more is wanted. */
    @FunctionalInterface
    interface Store {
        boolean take(int offset, String text);
    }

    @Override
    public synchronized void hear(String text) {
        if (over) {
            return;
        }
        waiting.append(text);
        // Blanks alone show nothing, and would bind the dispatch for nothing.
        if (thread == null && !waiting.toString().isBlank()) {
            thread = Thread.ofVirtual().name("passage-", 0).start(this::run);
        }
        notifyAll();
    }

    @Override
    public synchronized boolean wantsMore() {
        return !unwanted;
    }

    /**
     * No more will come. Returns when no append is under way.
     *
     * @param withRest whether what has gathered is passed on, as no whole reply will say it
     */
    void finish(boolean withRest) {
        var running = stop();
        // Where the user has seen nothing yet, somebody else may still be asked.
        if (running != null && hasEnded(running) && withRest && passed > 0 && wantsMore()) {
            passOn();
        }
    }

    private synchronized @Nullable Thread stop() {
        over = true;
        notifyAll();
        return thread;
    }

    private static boolean hasEnded(Thread running) {
        try {
            running.join();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            while (awaitText()) {
                pause(passOn() ? beat : AFTER_TROUBLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitText() throws InterruptedException {
        while (waiting.isEmpty() && !over) {
            wait();
        }
        return !over && !unwanted;
    }

    private synchronized void pause(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toMillis(); left > 0 && !over; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private boolean passOn() {
        var text = gathered();
        try {
            taken(text.length(), text.isEmpty() || store.take(passed, text));
            return true;
        } catch (Refused e) {
            taken(0, false);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("A piece of a reply was not stored; it waits for the next", e);
            return false;
        }
    }

    private synchronized String gathered() {
        return waiting.toString();
    }

    private synchronized void taken(int length, boolean wantsMore) {
        waiting.delete(0, length);
        passed += length;
        unwanted = !wantsMore;
    }
}
