package io.verbatim.channel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final ChannelId SLOW = ChannelId.next();
    private static final ChannelId OTHER = ChannelId.next();

    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lanes lanes = new Lanes(started::add, new DeliverySettings(3, 2, 10, Duration.ZERO));

    @Test
    void runNoMoreOfAChannelThanItMayTake() {
        offer(SLOW, 5);
        offer(OTHER, 1);

        assertThat(started).hasSize(3);
        started.remove().run();
        assertThat(started).hasSize(3);
        finish();
        assertThat(done).hasSize(6);
    }

    @Test
    void keepTheOrderOfAChannel() {
        offer(SLOW, 5);

        finish();

        assertThat(done).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void refuseWhatTheyCannotHoldAndKeepRoomForOthers() {
        assertThat(offer(SLOW, 12)).isEqualTo(7);
        assertThat(lanes.full()).containsExactly(SLOW);
        assertThat(lanes.room()).isEqualTo(5);

        assertThat(offer(OTHER, 1)).isEqualTo(1);
        finish();

        assertThat(lanes.full()).isEmpty();
        assertThat(lanes.room()).isEqualTo(10);
    }

    @Test
    void goOnWhenATaskFails() {
        lanes.offer(SLOW, () -> {
            throw new IllegalStateException("of the test");
        });
        offer(SLOW, 3);

        finish();

        assertThat(done).hasSize(3);
    }

    private int offer(ChannelId channel, int tasks) {
        int taken = 0;
        for (int i = 0; i < tasks; i++) {
            var name = String.valueOf(i);
            taken += lanes.offer(channel, () -> done.add(name)) ? 1 : 0;
        }
        return taken;
    }

    private void finish() {
        while (!started.isEmpty()) {
            try {
                started.remove().run();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("of the test");
            }
        }
    }
}
