package io.verbatim.channel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

    private final Faults faults = new Faults();

    @Test
    void isAPositionOrAnInstantOrNowhere() {
        assertThat(of(7)).isEqualTo(new Bound(7L, null));
        assertThat(of(5_000_000_000L)).isEqualTo(new Bound(5_000_000_000L, null));
        assertThat(of("7")).isEqualTo(new Bound(7L, null));
        assertThat(of("2026-01-31T13:00:00+01:00")).isEqualTo(new Bound(null, Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(of(null)).isEqualTo(new Bound(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-1", "2026-01-31", "9223372036854775808", "10000-01-01T00:00:00Z", "1969-01-01T00:00:00Z"})
    void isNothingElse(String text) {
        of(text);

        assertThatThrownBy(faults::done).isInstanceOf(Refused.class);
    }

    @Test
    void holdsTheWholeMillisecondThatItNames() {
        var inTime = new Asked("2026-01-31T12:00:00.001Z", "2026-01-31T12:00:00.002Z", null).inTime();

        assertThat(inTime.test(Instant.parse("2026-01-31T12:00:00.001Z"))).isTrue();
        assertThat(inTime.test(Instant.parse("2026-01-31T12:00:00.002999Z"))).isTrue();
        assertThat(inTime.test(Instant.parse("2026-01-31T12:00:00.003Z"))).isFalse();
        assertThat(inTime.test(Instant.parse("2026-01-31T12:00:00.000999Z"))).isFalse();
    }

    private Bound of(Object given) {
        return Bound.of(faults, "from", given);
    }
}
