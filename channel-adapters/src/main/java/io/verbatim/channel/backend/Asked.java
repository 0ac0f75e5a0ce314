package io.verbatim.channel.backend;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question that is ready to be put to a backend, and what is to be done with its outcome: kept here, and not on a stack, for thousands
 * wait when a backend is slow.
 */
record Asked(Consumer<Consumer<Outcome>> errand, UnaryOperator<Outcome> accounts) {

    private static final Logger LOG = LoggerFactory.getLogger(Asked.class);

    /** A question that has its outcome when it is put. */
    static Asked of(Consumer<Consumer<Outcome>> errand) {
        return new Asked(errand, UnaryOperator.identity());
    }

    /** One that need not be put to anybody. */
    static Asked over(Outcome outcome) {
        return of(taker -> taker.accept(outcome));
    }

    /** One for which something is held, until its outcome is there. */
    static Asked holding(Runnable giveBack, Supplier<Asked> work) {
        try {
            return work.get().then(outcome -> {
                giveBack.run();
                return outcome;
            });
        } catch (RuntimeException | Error e) {
            giveBack.run();
            throw e;
        }
    }

    /** The same, of whose outcome this makes another one or takes note. What fails here is logged, and changes nothing: the outcome counts. */
    Asked then(UnaryOperator<Outcome> next) {
        return new Asked(errand, outcome -> accounted(next, accounts.apply(outcome)));
    }

    /**
     * Puts the question on this thread, and hands the outcome over, once: on this thread, or on another virtual one. Returns when the taker
     * has done with it, or when this thread is interrupted.
     */
    void put(Consumer<Outcome> taker) {
        var taken = new CountDownLatch(1);
        errand.accept(outcome -> {
            try {
                taker.accept(accounts.apply(outcome));
            } finally {
                taken.countDown();
            }
        });
        try {
            taken.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Outcome accounted(UnaryOperator<Outcome> next, Outcome outcome) {
        try {
            return next.apply(outcome);
        } catch (RuntimeException e) {
            LOG.warn("The account of a call failed", e);
            return outcome;
        }
    }
}
