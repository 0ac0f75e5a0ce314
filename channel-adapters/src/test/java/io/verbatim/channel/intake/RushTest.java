package io.verbatim.channel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RushTest {
    private static final int MOST = 64;

    private final AtomicReference<Double> load = new AtomicReference<>(1.0);
    private final AtomicLong now = new AtomicLong();
    private final Rush rush = new Rush(4, load::get, now::get);

    @Test
    void beginsWithOneForEachProcessorWhenSomebodyComes() {
        rush.begins();

        assertThat(rush.lanes()).isEqualTo(4);
    }

    @Test
    void doublesThemWhileProcessorsHaveTime() {
        load.set(0.5);

        assertThat(lookAfterAWaitOf(1)).isEqualTo(8);
        assertThat(lookAfterAWaitOf(1)).isEqualTo(16);
        assertThat(lookAfterAWaitOf(1)).isEqualTo(32);
        assertThat(lookAfterAWaitOf(1)).isEqualTo(MOST);
        assertThat(lookAfterAWaitOf(1)).isEqualTo(MOST);
    }

    @Test
    void leavesThemWhereProcessorsHaveTimeAsTheStoreStandsStill() {
        load.set(0.5);
        rush.begins();

        assertThat(look()).isEqualTo(4);
        assertThat(look()).isEqualTo(4);
    }

    @Test
    void leavesSixteenLanesForEachProcessorWhereNobodyComes() {
        assertThat(look()).isEqualTo(MOST);
    }

    @Test
    void halvesThemAsLongAsCallersWaitForLong() {
        assertThat(lookAfterAWaitOf(11)).isEqualTo(2);
        assertThat(lookAfterAWaitOf(11)).isOne();
    }

    @Test
    void countsThoseWhoAreNotAnsweredAtAll() {
        rush.begins();

        assertThat(look()).isEqualTo(2);
        assertThat(look()).isOne();
    }

    @Test
    void takesTheMeanOfThoseWhoAreAnswered() {
        waitFor(18);
        waitFor(1);

        assertThat(look()).isEqualTo(4);
    }

    @Test
    void staysWhereProcessorsAreBusyAndTheWaitIsShort() {
        lookAfterAWaitOf(11);

        assertThat(lookAfterAWaitOf(9)).isEqualTo(2);
    }

    @Test
    void leavesThemAllAsSoonAsNobodyComes() {
        lookAfterAWaitOf(11);
        lookAfterAWaitOf(11);

        assertThat(look()).isEqualTo(MOST);
    }

    @Test
    void doublesThemHoweverLongCallersWaitWhereProcessorsHaveTime() {
        lookAfterAWaitOf(11);
        load.set(0.5);

        assertThat(lookAfterAWaitOf(11)).isEqualTo(4);
    }

    @Test
    void sparesTheProcessorsWhereNobodyKnowsTheirLoad() {
        load.set(-1.0);

        assertThat(lookAfterAWaitOf(11)).isEqualTo(2);
    }

    @Test
    void leavesOneLaneForAnEighthOfTheTimeAtLeast() {
        rushForLong();

        assertThat(millisWithALane()).isBetween(12L, 13L);
    }

    @Test
    void doublesTheTimeOfTheOneLane() {
        rushForLong();
        load.set(0.5);
        lookAfterAWaitOf(11);

        assertThat(millisWithALane()).isBetween(25L, 26L);
    }

    @Test
    void makesWayBeforeTheNextLookWhereCallersHaveWaitedForLong() {
        waitFor(19);
        assertThat(rush.lanes()).isEqualTo(4);

        waitFor(1);
        waitFor(19);

        assertThat(rush.lanes()).isEqualTo(2);
    }

    @Test
    void makesWayOnceForThoseWhoHaveWaitedTogether() {
        long since = rush.begins();
        long too = rush.begins();
        now.addAndGet(Duration.ofMillis(30).toNanos());
        rush.ends(since);
        now.addAndGet(Duration.ofMillis(30).toNanos());
        rush.ends(too);

        assertThat(rush.lanes()).isEqualTo(2);
    }

    @Test
    void makesNoWayWhereProcessorsHaveNothingToDo() {
        load.set(0.5);
        waitFor(30);

        assertThat(rush.lanes()).isEqualTo(4);
    }

    private long millisWithALane() {
        rush.begins();
        return LongStream.range(0, 100).filter(milli -> {
            now.addAndGet(Duration.ofMillis(1).toNanos());
            return rush.lanes() == 1;
        }).count();
    }

    private void rushForLong() {
        for (int i = 0; i < 20; i++) {
            lookAfterAWaitOf(11);
        }
    }

    private int lookAfterAWaitOf(long millis) {
        waitFor(millis);
        return look();
    }

    private int look() {
        now.addAndGet(Duration.ofMillis(100).toNanos());
        return rush.lanes();
    }

    private void waitFor(long millis) {
        long since = rush.begins();
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        rush.ends(since);
    }
}
