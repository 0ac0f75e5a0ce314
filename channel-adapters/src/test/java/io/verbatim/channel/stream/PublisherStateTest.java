package io.verbatim.channel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.stream.PublisherState.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PublisherStateTest {

    private final PublisherState state = new PublisherState();

    @Test
    void isToldOncePerChange(CapturedOutput log) {
        state.waiting("away");
        state.standby();
        state.waiting("still away");
        state.published(3);
        state.published(4);

        assertThat(log.getOut()).containsOnlyOnce("Events wait in the store").containsOnlyOnce("This node publishes events");
        assertThat(state.published()).isEqualTo(7);
    }

    @Test
    void waitsNoMoreWhereAnotherNodePublishes() {
        state.measured(new Lag(10, 5, 1.0));
        state.waiting("away");

        state.measured(new Lag(10, 9, 2.0));
        assertThat(state.state()).isEqualTo(State.WAITING);
        state.measured(new Lag(12, 7, 2.0));
        assertThat(state.state()).isEqualTo(State.STANDBY);
    }

    @Test
    void staysHaltedUntilItPublishes() {
        state.halted(new Term("verbatim.events", 1, 10, "event-10"));
        state.standby();

        assertThat(state.state()).isEqualTo(State.HALTED);
    }
}
