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
        assertThat(rhythm.settings(LARGE, RUSH, 0)).containsEntry("MaxHeapFreeRatio", "90").containsEntry("MinHeapFreeRatio", "3")
            .containsEntry("G1PeriodicGCInterval", "0");
    }

    @Test
    void letsASmallHeapGrowAtOnceUnderLoad() {
        assertThat(rhythm.settings(SMALL, RUSH, 0)).containsEntry("MinHeapFreeRatio", "75");
        assertThat(rhythm.settings(LARGE, RUSH, 0)).containsEntry("MinHeapFreeRatio", "3");
    }

    @Test
    void keepsTheHeapForALoadThatComesBackWithinSeconds() {
        rhythm.settings(LARGE, RUSH, 0);

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
        rhythm.settings(LARGE, RUSH, 0);
        for (int i = 1; i < 6; i++) {
            quiet(LARGE);
        }

        assertThat(quiet(LARGE)).containsEntry("G1PeriodicGCInterval", "1000");
    }

    @Test
    void givesBackAtOnceWhereThousandsOfTurnsWait() {
        rhythm.settings(LARGE, RUSH, 10_000);

        assertThat(rhythm.settings(LARGE, 0, 10_000)).containsEntry("MaxHeapFreeRatio", "5").containsEntry("G1PeriodicGCInterval", "1000");
    }

    private void settle(long size) {
        for (int i = 0; i < 21; i++) {
            quiet(size);
        }
    }

    private Map<String, String> quiet(long committed) {
        return rhythm.settings(committed, 0, 0);
    }
}
