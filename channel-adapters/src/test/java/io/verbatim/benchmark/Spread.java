package io.verbatim.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Least, median and most of the rounds. */
record Spread(double least, double median, double most) {

    static Spread of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? new Spread(Double.NaN, Double.NaN, Double.NaN)
            : new Spread(sorted[0], (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[n - 1]);
    }

    static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(rounds.stream().mapToDouble(figure).toArray());
    }

    /** The median, and the rest in brackets. */
    String text(String format) {
        return String.format(Locale.ROOT, "**" + format + "** (" + format + "-" + format + ")", median, least, most);
    }

    String medianText(String format) {
        return String.format(Locale.ROOT, format, median);
    }
}
