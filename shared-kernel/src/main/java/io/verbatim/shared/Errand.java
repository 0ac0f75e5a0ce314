package io.verbatim.shared;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one caller brings to a thread that serves many, and waits for: it is done, or it is not, and the caller knows which. */
public abstract class Errand {

    private final String unanswered;
    // Whoever sets it decides: the thread that it is done, or the caller that it has waited long enough and it is not.
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** @param unanswered what the caller is told whom nobody serves in time */
    protected Errand(String unanswered) {
        this.unanswered = unanswered;
    }

    /** Whether it may be done; false if the caller has gone. */
    public final boolean take() {
        return decided.compareAndSet(false, true);
    }

    /** It is done: the caller goes on. */
    public final void succeed() {
        done.complete(null);
    }

    /** It cannot be done: the caller fails with this. */
    public final void fail(RuntimeException failure) {
        done.completeExceptionally(failure);
    }

    /**
     * Waits until it is done; one that was taken in time is waited for however long it takes.
     *
     * @throws StoreUnavailable if it was not taken in time
     * @throws RuntimeException what it failed with
     */
    public final void await(Duration patience) {
        try {
            done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private void leave(Exception reason) {
        if (decided.compareAndSet(false, true)) {
            throw new StoreUnavailable(unanswered, reason);
        }
        try {
            done.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(Exception wrapper) {
        return wrapper.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(wrapper);
    }
}
