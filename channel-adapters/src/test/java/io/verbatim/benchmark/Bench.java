package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The running product, and what is at hand to measure it.
 *
 * @param directory for what the measurements write
 */
record Bench(Settings settings, Product product, Database database, Path directory) {
    private static final long MOST_LAG = Duration.ofSeconds(60).toNanos();

    /**
     * One measurement and what it cost the product.
     *
     * @param millis   of the product's processor time for each call
     * @param database the same, of its database
     * @param views    how long after it the views were up to date
     */
    record Measured(Sample sample, double millis, double database, Duration views) { }

    /** A load on the product, after which its views are let catch up, so that what comes next is not disturbed. */
    Measured measure(List<Caller> callers) throws InterruptedException, IOException {
        var product = product().processorTime();
        var stored = database().processorTime();
        var sample = Load.run(callers, settings().round());
        var views = awaitViews();
        int calls = Math.max(1, sample.nanos().length);
        return new Measured(sample, millis(product, product().processorTime()) / calls, millis(stored, database().processorTime()) / calls, views);
    }

    /** Gets the product's code compiled: few connections first, for many would leave no processor to the compiler. */
    void warmUp(Channel channel, String... bodies) throws IOException, InterruptedException {
        var half = settings().warmUp().dividedBy(2);
        Load.run(channel.sessions(4, bodies), half);
        Load.run(channel.sessions(32, bodies), half);
        awaitViews();
    }

    /** Gets compiled what only this load needs: ways that a few connections, or other backends, do not take. */
    void warmUp(List<Caller> callers) throws IOException, InterruptedException {
        Load.run(callers, settings().warmUp().dividedBy(4));
        awaitViews();
    }

    /** A read of the management API is answered once the views know what is stored, or after some ten seconds. */
    private Duration awaitViews() throws IOException {
        long began = System.nanoTime();
        try (var setUp = new SetUp(product().port())) {
            while (!setUp.isReadPrompt() && System.nanoTime() - began < MOST_LAG) {
                // The views are still behind: asked again.
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static double millis(Duration before, Duration after) {
        return after.minus(before).toNanos() / 1e6;
    }
}
