package io.verbatim.channel.backend;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A breaker's word on one call. What is granted is given back at the end, with what the call tells of the backend, if anything. */
sealed interface Permit extends AutoCloseable {

    /** For a backend without a breaker. */
    Permit FREE = new Free();

    /** No call, please. */
    Permit REFUSED = new Refused();

    boolean isRefused();

    /** Takes note of how the call ended. */
    default Outcome judged(Outcome outcome) {
        return outcome;
    }

    @Override
    default void close() {
    }

    /** See {@link #FREE}. */
    record Free() implements Permit {
        @Override
        public boolean isRefused() {
            return false;
        }
    }

    /** See {@link #REFUSED}. */
    record Refused() implements Permit {
        @Override
        public boolean isRefused() {
            return true;
        }
    }

    /** Leave of a breaker. */
    final class Granted implements Permit {

        // Of the answers that blame the caller, those that are about the moment: the breaker takes them for failures.
        private static final Set<Integer> PASSING = Set.of(408, 425, 429);

        private final CircuitBreaker circuit;
        private boolean told;

        Granted(CircuitBreaker circuit) {
            this.circuit = circuit;
        }

        @Override
        public boolean isRefused() {
            return false;
        }

        @Override
        public Outcome judged(Outcome outcome) {
            switch (outcome) {
                case Outcome.Answered answered -> good();
                case Outcome.Failed(var failure) when isItsFault(failure) -> bad();
                case Outcome.Failed refused -> good();
                case Outcome.Lost nothing -> { }
                case Outcome.Abandoned nothing -> { }
            }
            return outcome;
        }

        @Override
        public void close() {
            if (!told) {
                circuit.releasePermission();
            }
        }

        private void good() {
            told = true;
            circuit.onSuccess(0, TimeUnit.MILLISECONDS);
        }

        private void bad() {
            told = true;
            circuit.onError(0, TimeUnit.MILLISECONDS, FAILED);
        }

        private static boolean isItsFault(Failure failure) {
            return failure.reason() != Reason.HTTP_4XX || isPassing(failure.status());
        }

        private static boolean isPassing(@Nullable Integer status) {
            return status != null && PASSING.contains(status);
        }

        // The library counts throwables, and keeps none.
        private static final Throwable FAILED = new Throwable("The call failed", null, false, false) {
            private static final long serialVersionUID = 1L;
        };
    }
}
