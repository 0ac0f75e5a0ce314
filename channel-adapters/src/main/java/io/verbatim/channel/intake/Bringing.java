package io.verbatim.channel.intake;

import io.verbatim.shared.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one caller brings to the writer, and waits for. */
final class Bringing {
    private final List<Kept> messages;
    // Whoever sets it decides: the writer that they are written, or the caller that it has waited long enough and they are not.
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Bringing(List<Kept> messages) {
        this.messages = messages;
    }

    List<Kept> messages() {
        return messages;
    }

    /** Whether the writer may write it; false if the caller has gone. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    void succeed() {
        done.complete(null);
    }

    void fail(RuntimeException failure) {
        done.completeExceptionally(failure);
    }

    /** Waits until it is written; throws what it failed with, and {@link StoreUnavailable} if the writer does not get to it in time. */
    void await(Duration patience) {
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
            throw new StoreUnavailable("The inbox does not answer", reason);
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
