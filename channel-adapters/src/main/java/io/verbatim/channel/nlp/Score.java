package io.verbatim.channel.nlp;

/** Turns the closeness of two sentences into how likely it is that they mean the same. */
final class Score {

    private static final double EVEN = 0.40;
    private static final double STEEPNESS = 12;
    private static final double BEST = 0.99;

    private Score() {
    }

    /** The cosine of the angle between two vectors of length 1. */
    static double closeness(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Rises with closeness; never 1, for that is said of the very words only. */
    static double of(double closeness) {
        double likely = 1 / (1 + Math.exp(STEEPNESS * (EVEN - closeness)));
        return Math.min(BEST, Math.round(likely * 10_000) / 10_000.0);
    }
}
