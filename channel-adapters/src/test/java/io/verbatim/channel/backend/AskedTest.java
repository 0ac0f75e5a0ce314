package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.shared.conversation.Failure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AskedTest {

    private static final Outcome FAILED = Outcome.failed(Reason.CONNECT, "The connection was refused");

    private final List<String> done = new ArrayList<>();
    private final List<Outcome> taken = new ArrayList<>();

    @Test
    void doesNothingUntilItIsPut() {
        var asked = Asked.of(taker -> {
            done.add("asked");
            taker.accept(FAILED);
        }).then(outcome -> noted("first", outcome)).then(outcome -> noted("second", outcome));
        assertThat(done).isEmpty();

        asked.put(taken::add);

        assertThat(done).containsExactly("asked", "first", "second");
        assertThat(taken).containsExactly(FAILED);
    }

    @Test
    void handsOverWhatIsMadeOfTheOutcome() {
        Asked.over(FAILED).then(_ -> Outcome.LOST).put(taken::add);

        assertThat(taken).containsExactly(Outcome.LOST);
    }

    @Test
    void losesNoOutcomeToAnAccountThatFails() {
        Asked.over(FAILED).then(_ -> {
            throw new IllegalStateException("The books are away");
        }).then(outcome -> noted("next", outcome)).put(taken::add);

        assertThat(taken).containsExactly(FAILED);
        assertThat(done).containsExactly("next");
    }

    @Test
    void givesBackWhatWasHeldOnceTheOutcomeIsThere() {
        var asked = Asked.holding(() -> done.add("given back"), () -> Asked.over(FAILED));
        assertThat(done).isEmpty();

        asked.put(taken::add);

        assertThat(done).containsExactly("given back");
    }

    @Test
    void givesBackWhatWasHeldWhereThereIsNothingToAsk() {
        assertThatThrownBy(() -> Asked.holding(() -> done.add("given back"), () -> {
            throw new IllegalStateException("No question");
        })).hasMessage("No question");

        assertThat(done).containsExactly("given back");
    }

    /** Who lets a node stop waits for this thread. */
    @Test
    void returnsWhenAnotherThreadHasTakenTheOutcome() {
        var asked = Asked.of(taker -> Thread.startVirtualThread(() -> taker.accept(FAILED)));

        asked.put(outcome -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            taken.add(outcome);
        });

        assertThat(taken).containsExactly(FAILED);
    }

    private Outcome noted(String what, Outcome outcome) {
        done.add(what);
        return outcome;
    }
}
