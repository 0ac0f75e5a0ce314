package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapRhythmTest {

    private static final long LARGE = 2_000_000_000;
    private static final long SMALL = 150_000_000;
    private static final long RUSH = 500_000_000;

    private final HeapRhythm rhythm = new HeapRhythm();

    @Test
    void leavesTheHeapAloneUnderLoad() {
        assertThat(rush(LARGE)).containsEntry("MaxHeapFreeRatio", "90").containsEntry("MinHeapFreeRatio", "3")
            .containsEntry("G1PeriodicGCInterval", "0");
    }

    @Test
    void letsASmallHeapGrowAtOnceUnderLoad() {
        assertThat(rush(SMALL)).containsEntry("MinHeapFreeRatio", "75");
        assertThat(rush(LARGE)).containsEntry("MinHeapFreeRatio", "3");
    }

    @Test
    void keepsTheHeapForALoadThatComesBackWithinSeconds() {
        rush(LARGE);

        for (int i = 1; i < 6; i++) {
            assertThat(quiet(LARGE)).containsEntry("MaxHeapFreeRatio", "90");
        }
        assertThat(quiet(LARGE)).containsEntry("MaxHeapFreeRatio", "5").containsEntry("MinHeapFreeRatio", "3");
    }

    @Test
    void hurriesWhileTheHeapChangesItsSize() {
        assertThat(quiet(SMALL)).containsEntry("G1PeriodicGCInterval", "1000").containsEntry("MaxHeapFreeRatio", "25");
        assertThat(quiet(LARGE)).containsEntry("G1PeriodicGCInterval", "1000");
        assertThat(quiet(LARGE)).containsEntry("G1PeriodicGCInterval", "1000");
        assertThat(quiet(SMALL)).containsEntry("G1PeriodicGCInterval", "1000");
    }

    @Test
    void leavesALargeHeapLessAir() {
        assertThat(quiet(LARGE)).containsEntry("MaxHeapFreeRatio", "5");
    }

    @Test
    void isCalmWhenTheHeapHasSettled() {
        settle(SMALL);

        assertThat(quiet(SMALL + SMALL / 50)).containsEntry("G1PeriodicGCInterval", "15000").containsEntry("MaxHeapFreeRatio", "25");
    }

    @Test
    void hurriesAgainAfterTheNextRush() {
        settle(SMALL);
        rush(LARGE);
        for (int i = 1; i < 6; i++) {
            quiet(LARGE);
        }

        assertThat(quiet(LARGE)).containsEntry("G1PeriodicGCInterval", "1000");
    }

    @Test
    void givesBackAtOnceWhereThousandsOfTurnsWait() {
        assertThat(rhythm.wishes(LARGE, RUSH, 10_000).compact()).isFalse();

        var wishes = rhythm.wishes(LARGE, 0, 10_000);

        assertThat(wishes.options()).containsEntry("MaxHeapFreeRatio", "5").containsEntry("G1PeriodicGCInterval", "1000");
        assertThat(wishes.compact()).isTrue();
    }

    @Test
    void standsStillOnceForEachRush() {
        rhythm.wishes(LARGE, RUSH, 10_000);
        assertThat(rhythm.wishes(LARGE, 0, 10_000).compact()).isTrue();

        assertThat(rhythm.wishes(LARGE / 2, 0, 10_000).compact()).isFalse();
        assertThat(rhythm.wishes(LARGE / 2, RUSH, 10_000).compact()).isFalse();
        assertThat(rhythm.wishes(LARGE / 2, 0, 10_000).compact()).isFalse();
        assertThat(rhythm.wishes(LARGE, 0, 10_000).compact()).isTrue();
    }

    @Test
    void doesNotStandStillForFew() {
        rush(LARGE);

        assertThat(rhythm.wishes(LARGE, 0, 100).compact()).isFalse();
        assertThat(rhythm.wishes(SMALL, 0, 10_000).compact()).isFalse();
    }

    private void settle(long size) {
        for (int i = 0; i < 21; i++) {
            quiet(size);
        }
    }

    private Map<String, String> quiet(long committed) {
        return rhythm.wishes(committed, 0, 0).options();
    }

    private Map<String, String> rush(long committed) {
        return rhythm.wishes(committed, RUSH, 0).options();
    }
}
