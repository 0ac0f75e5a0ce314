package io.verbatim.channel.api;

import io.verbatim.shared.conversation.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One call that waits for the end of its turn. */
final class TurnWaiter implements AutoCloseable {

    /** A turn that takes longer may have been taken over by another node, of whose messages this one has not heard. */
    static final Duration YOUNG = Duration.ofSeconds(1);

    // Empty: it ended, and what it brought is to be looked up.
    private final CompletableFuture<Optional<Turn.Result>> end = new CompletableFuture<>();
    private final List<Turn.Said> messages = new ArrayList<>();
    private final long since = System.nanoTime();
    private final boolean fromTheStart;
    private final Consumer<TurnWaiter> leave;

    /** @param fromTheStart whether it hears all that the turn says, as nothing was said before */
    TurnWaiter(boolean fromTheStart, Consumer<TurnWaiter> leave) {
        this.fromTheStart = fromTheStart;
        this.leave = leave;
    }

    synchronized void said(Turn.Said message) {
        messages.add(message);
    }

    synchronized void completed(String state, boolean isFinal) {
        end.complete(Optional.of(new Turn.Result(state, List.copyOf(messages), isFinal)));
    }

    void completedElsewhere() {
        end.complete(Optional.empty());
    }

    boolean isYoung() {
        return System.nanoTime() - since < YOUNG.toNanos();
    }

    /**
     * What the turn brought, if it ends in time.
     *
     * @param stored asks the store
     */
    Optional<Turn.Result> await(Duration patience, Supplier<Optional<Turn.Result>> stored) throws InterruptedException {
        try {
            var heard = end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return heard.isPresent() && fromTheStart && isYoung() ? heard : stored.get().or(() -> heard);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes a turn with an exception", e);
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
