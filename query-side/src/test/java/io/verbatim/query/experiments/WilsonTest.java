package io.verbatim.query.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.backend.ExperimentView.Rate;
import org.junit.jupiter.api.Test;

class WilsonTest {

    @Test
    void knowsThePublishedIntervals() {
        // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
        assertThat(Wilson.rate(81, 263)).isEqualTo(new Rate(81, 263, 0.308, 0.2553, 0.3662));
        assertThat(Wilson.rate(15, 148)).isEqualTo(new Rate(15, 148, 0.1014, 0.0624, 0.1605));
        assertThat(Wilson.rate(0, 20)).isEqualTo(new Rate(0, 20, 0.0, 0.0, 0.1611));
        assertThat(Wilson.rate(1, 29)).isEqualTo(new Rate(1, 29, 0.0345, 0.0061, 0.1718));
    }

    @Test
    void staysWithinZeroAndOne() {
        assertThat(Wilson.rate(3, 3).high()).isEqualTo(1.0);
        assertThat(Wilson.rate(0, 3).low()).isEqualTo(0.0);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(Wilson.rate(0, 0)).isEqualTo(new Rate(0, 0, null, null, null));
    }
}
