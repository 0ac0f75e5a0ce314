package io.verbatim.channel.api;

import io.verbatim.shared.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call that waits for the end of its turn. */
final class TurnWaiter implements AutoCloseable {
    private final CompletableFuture<Turn.Result> result = new CompletableFuture<>();
    private final List<Turn.Said> messages = new ArrayList<>();
    private final Runnable leave;

    TurnWaiter(Runnable leave) {
        this.leave = leave;
    }

    synchronized void said(Turn.Said message) {
        messages.add(message);
    }

    synchronized void completed(String state, boolean isFinal) {
        result.complete(new Turn.Result(state, List.copyOf(messages), isFinal));
    }

    /** What the turn brought, if it ends within so many nanoseconds. */
    Optional<Turn.Result> await(long nanos) throws InterruptedException {
        try {
            return Optional.of(result.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes a turn with an exception", e);
        }
    }

    @Override
    public void close() {
        leave.run();
    }
}
