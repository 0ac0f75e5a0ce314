package io.verbatim.query.experiments;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.verbatim.shared.backend.ExperimentView.Percentiles;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void tellsPercentilesToWithinOnePercent() {
        var counts = LongStream.rangeClosed(1, 10_000).mapToObj(ms -> String.valueOf(Latencies.classOf(ms)))
            .collect(groupingBy(Function.identity(), counting()));

        var told = Latencies.of(counts);

        assertThat(told.count()).isEqualTo(10_000);
        assertThat(told.p50()).isCloseTo(5_000, withPercentage(1));
        assertThat(told.p95()).isCloseTo(9_500, withPercentage(1));
        assertThat(told.p99()).isCloseTo(9_900, withPercentage(1));
    }

    @Test
    void takesWhatIsOutOfBoundsForTheBound() {
        assertThat(Latencies.classOf(-5)).isZero();
        assertThat(Latencies.classOf(Long.MAX_VALUE)).isEqualTo(Latencies.classOf(3_600_000));
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(Latencies.of(Map.of())).isEqualTo(new Percentiles(0, null, null, null));
    }
}
