package io.verbatim.channel.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.replay.Replay.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTest {

    private final Replay running = Samples.replay(0, 0, Progress.NONE, ReplayState.RUNNING);
    private final List<Integer> failures = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private FakeTable table = new FakeTable(List.of());
    private boolean stopping;

    @Test
    void goesOnFromStepToStepUntilItIsOver() {
        records(List.of(Optional.of(running), Optional.empty()));

        run(running, Step.told(running, 1_000, 4), Step.told(running, 2_000, 5));

        assertThat(failures).containsExactly(0, 0);
        assertThat(ends).containsExactly("left");
        assertThat(table.asked()).isEmpty();
    }

    @Test
    void countsHowOftenInARowItWasHeldUpAndRests() {
        records(List.of(Optional.of(running), Optional.of(running), Optional.of(running), Optional.empty()));
        var heldUp = Step.heldUp(running, "no", Duration.ofSeconds(3));

        run(running, heldUp, heldUp, Step.told(running, 7, 1), heldUp);

        assertThat(failures).containsExactly(0, 1, 2, 0);
        assertThat(rests).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @Test
    void stopsWhereSomebodyElseHasIt() {
        run(running);

        assertThat(ends).containsExactly("left");
        assertThat(table.asked()).containsExactly("held?");
    }

    @Test
    void givesBackWhatItHoldsWhenTheNodeStops() {
        stopping = true;

        run(running);

        assertThat(table.asked()).containsExactly("released");
    }

    @Test
    void takesAwayWhatACancelledOneLeft() {
        var cancelled = Samples.replay(0, 0, Progress.NONE, ReplayState.CANCELLED);

        run(cancelled);

        assertThat(ends).containsExactly("tidied", "left");
        assertThat(table.asked()).containsExactly("tidied");
    }

    private void records(List<Optional<Replay>> answers) {
        table = new FakeTable(answers);
    }

    /** With these steps; behind the last one the target fails. */
    private void run(Replay replay, Step... steps) {
        var left = new ArrayList<>(List.of(steps));
        new Run(new Target() {
            @Override
            public TargetKind kind() {
                return TargetKind.WEBHOOK;
            }

            @Override
            public Step advance(Replay now, int soFar) {
                failures.add(soFar);
                return left.removeFirst();
            }

            @Override
            public void leave(Replay left) {
                ends.add("left");
            }

            @Override
            public void tidy(Replay over) {
                ends.add("tidied");
            }
        }, table, this::isOverIn).from(replay);
    }

    private boolean isOverIn(Duration patience) {
        if (!patience.isZero()) {
            rests.add(patience);
        }
        return stopping;
    }
}
