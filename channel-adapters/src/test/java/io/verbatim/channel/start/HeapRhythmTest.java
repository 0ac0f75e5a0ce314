package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapRhythmTest {

    private static final long LARGE = 2_000_000_000;
    private static final long SMALL = 400_000_000;

    private final HeapRhythm rhythm = new HeapRhythm();

    @Test
    void hurriesWhileTheHeapChangesItsSize() {
        assertThat(rhythm.interval(SMALL)).isEqualTo("1000");
        assertThat(rhythm.interval(LARGE)).isEqualTo("1000");
        assertThat(rhythm.interval(LARGE)).isEqualTo("1000");
        assertThat(rhythm.interval(SMALL)).isEqualTo("1000");
    }

    @Test
    void isCalmWhenTheHeapHasSettled() {
        settle(SMALL);

        assertThat(rhythm.interval(SMALL + SMALL / 50)).isEqualTo("15000");
    }

    @Test
    void hurriesAgainAfterTheNextRush() {
        settle(SMALL);

        assertThat(rhythm.interval(LARGE)).isEqualTo("1000");
    }

    private void settle(long size) {
        for (int i = 0; i < 5; i++) {
            rhythm.interval(size);
        }
    }
}
