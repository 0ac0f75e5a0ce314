package io.verbatim.query.experiments;

import io.verbatim.shared.backend.ExperimentView.Percentiles;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Latencies in classes that are at most one percent wide, so that hours can be added up and percentiles still be told. */
final class Latencies {

    private static final long LONGEST = 3_600_000;
    private static final int DIGITS = 2;
    private static final Histogram CLASSES = new Histogram(LONGEST, DIGITS);

    private Latencies() {
    }

    /** Stands for all latencies of its class. */
    static long classOf(long milliseconds) {
        return CLASSES.lowestEquivalentValue(Math.clamp(milliseconds, 0, LONGEST));
    }

    /** Of calls counted by class. */
    static Percentiles of(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return new Percentiles(0, null, null, null);
        }
        var all = new Histogram(LONGEST, DIGITS);
        counts.forEach((milliseconds, calls) -> all.recordValueWithCount(Long.parseLong(milliseconds), calls));
        return new Percentiles(all.getTotalCount(), at(all, 50), at(all, 95), at(all, 99));
    }

    private static long at(Histogram all, double percentile) {
        return all.lowestEquivalentValue(all.getValueAtPercentile(percentile));
    }
}
