package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
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
    private final Consumer<TurnWaiter> leave;
    private long position = -1;
    private boolean missedSome;

    /** @param fromTheStart whether it hears all that the turn says, as nothing was said before */
    TurnWaiter(boolean fromTheStart, Consumer<TurnWaiter> leave) {
        this.missedSome = !fromTheStart;
        this.leave = leave;
    }

    /** A position that does not follow the last one tells that something was missed: another node, or another turn, came in between. */
    synchronized void heard(long at, ConversationEvent event) {
        missedSome |= position >= 0 && at != position + 1;
        position = at;
        if (event instanceof BotMessageSaid said) {
            messages.add(Turn.Said.of(said));
        } else if (event instanceof TurnCompleted completed) {
            end.complete(Optional.of(new Turn.Result(completed.state(), List.copyOf(messages), completed.isFinal())));
        }
    }

    void completedElsewhere() {
        end.complete(Optional.empty());
    }

    boolean isYoung() {
        return System.nanoTime() - since < YOUNG.toNanos();
    }

    /** Whether the turn ends in this time. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes a turn with an exception", e);
        }
    }

    /** Has this done on a virtual thread, once, when the turn has ended or the time is over. */
    void thenOrAfter(Duration patience, Runnable next) {
        end.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).whenCompleteAsync((_, _) -> next.run(), Thread::startVirtualThread);
    }

    /**
     * What the turn brought, if it ends in time. The store is asked only where not all of it was heard: when a backend that was stuck
     * answers thousands at once, they must not all want a connection to the database.
     *
     * @param stored asks the store
     */
    Optional<Turn.Result> await(Duration patience, Supplier<Optional<Turn.Result>> stored) throws InterruptedException {
        if (!endsWithin(patience)) {
            return Optional.empty();
        }
        var heard = end.join();
        return heard.isPresent() && heardAll() ? heard : stored.get().or(() -> heard);
    }

    private synchronized boolean heardAll() {
        return !missedSome;
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
