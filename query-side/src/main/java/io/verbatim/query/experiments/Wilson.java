package io.verbatim.query.experiments;

import io.verbatim.shared.backend.ExperimentView.Rate;

/** The score interval of a rate, which holds also for few cases and for rates near 0 and 1. */
final class Wilson {

    /** Of the normal distribution, for 95 %. */
    private static final double Z = 1.959964;

    private Wilson() {
    }

    static Rate rate(long count, long of) {
        if (of == 0) {
            return new Rate(count, of, null, null, null);
        }
        double rate = (double) count / of;
        double spread = Z * Z / of;
        double middle = (rate + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(rate * (1 - rate) / of + spread / of / 4);
        return new Rate(count, of, rounded(rate), rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
