package io.verbatim.channel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RushTest {
    private final AtomicReference<Double> load = new AtomicReference<>(1.0);
    private final AtomicLong now = new AtomicLong();
    private final Rush rush = new Rush(load::get, now::get);

    @Test
    void isOnAsLongAsACallerWaits() {
        rush.begins();
        rush.begins();
        rush.ends();
        assertThat(rush.isOn()).isTrue();

        rush.ends();

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void isNoneWhereProcessorsHaveNothingToDo() {
        load.set(0.5);

        rush.begins();

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void isOnWhereNobodyKnowsTheLoad() {
        load.set(-1.0);

        rush.begins();

        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void looksAtTheLoadTenTimesASecond() {
        rush.begins();
        assertThat(rush.isOn()).isTrue();
        load.set(0.5);
        assertThat(rush.isOn()).isTrue();

        now.set(Duration.ofMillis(100).toNanos());

        assertThat(rush.isOn()).isFalse();
    }
}
