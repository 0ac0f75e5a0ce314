package io.verbatim.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Many turns, begun at once, that all wait for a backend which is in no hurry: what they cost in memory, and whether all are answered. */
final class WaitingTurns {
    private static final int SPARE_FILES = 3_000;
    private static final int LEAST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Bench bench;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Table table = new Table("Waiting turns", "callers", "turns", "all begun after s", "wait at one time", "product MB before",
        "when all are begun", "15 s later", "KB more a turn", "answered", "after s", "MB a minute later")
        .say("Sessions are started and messages are sent all at once, and the backend holds its replies until all wait. Resident set of the product's process (`VmRSS`). Callers wait on a connection each, or say `Prefer: respond-async` and hang up.");

    WaitingTurns(Bench bench) {
        this.bench = bench;
    }

    Table measure() throws IOException, InterruptedException {
        rest();
        row("connected", Math.min(bench.settings().waiting(), mostByFiles() / 2), false);
        row("gone", Math.min(bench.settings().waiting(), mostByFiles()), true);
        refusals.stream().distinct().limit(3).forEach(refusal -> table.say("Not answered: `%s`".formatted(refusal)));
        return table;
    }

    private void row(String callers, int count, boolean leave) throws IOException, InterruptedException {
        double before = resident();
        int refusedBefore = refusals.size();
        var released = new CountDownLatch(1);
        try (var backend = QuickBackend.start(new QuickBackend.Behaviour(Duration.ZERO, 0, released)); var setUp = new SetUp(bench.product().port())) {
            var crowd = new Crowd(setUp.talk(backend.url(1), backend.url(2), backend.url(3)), leave, refusals);
            long began = System.nanoTime();
            crowd.ask(count);
            await(() -> backend.waiting() + refusals.size() - refusedBefore >= count);
            double asked = seconds(began);
            int waiting = backend.waiting();
            double inTheRush = resident();
            TimeUnit.SECONDS.sleep(bench.settings().quick() ? 5 : 15);
            double during = resident();
            began = System.nanoTime();
            released.countDown();
            int answered = crowd.answered();
            double took = seconds(began);
            rest();
            table.row(callers, Integer.toString(count), text("%.1f", asked), Integer.toString(waiting), text("%.0f", before),
                text("%.0f", inTheRush), text("%.0f", during), text("%.0f", (during - before) * 1_024 / Math.max(1, waiting)), Integer.toString(answered),
                text("%.1f", took), text("%.0f", resident()));
        }
    }

    private double resident() {
        return Processes.resident(bench.product().pid());
    }

    private void rest() throws InterruptedException {
        TimeUnit.SECONDS.sleep(bench.settings().quick() ? 20 : 60);
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    // The callers' ends and the backend's are both open in this process; the product may open as many.
    private static int mostByFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            ? Math.toIntExact(Math.min(1_000_000, system.getMaxFileDescriptorCount() - SPARE_FILES)) : LEAST;
    }
}
