package io.verbatim.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The product's resident set over the run; its database's processes apart. */
final class Memory {
    private static final int SESSIONS = 1_000;
    private static final int SPARE_FILES = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Bench bench;
    private final Table table = new Table("Memory", "when", "product MB", "PostgreSQL MB")
        .say("Resident set of the product's process (`VmRSS`), and of its PostgreSQL (`Pss` over its processes, shared buffers counted once).");

    Memory(Bench bench) {
        this.bench = bench;
    }

    void note(String when) {
        table.row(when, megabytes(Processes.resident(bench.product().pid())), megabytes(bench.database().megabytes()));
    }

    void openSessions(Channel channel) throws IOException {
        channel.sessions(SESSIONS, Channel.TURNS_OF_THE_FLOW);
        note("at %d open sessions".formatted(SESSIONS));
    }

    /** Many turns, each waiting for a backend that is in no hurry. */
    void waitingTurns() throws IOException, InterruptedException {
        int wanted = Math.min(bench.settings().waiting(), mostByFiles());
        var released = new CountDownLatch(1);
        try (var backend = QuickBackend.start(new QuickBackend.Behaviour(Duration.ZERO, 0, released)); var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.talk(backend.url(1), backend.url(2), backend.url(3));
            var answered = new AtomicInteger();
            var refusals = new ConcurrentLinkedQueue<String>();
            var threads = ask(channel, wanted, answered, refusals);
            await(() -> backend.waiting() + refusals.size() >= wanted);
            int waiting = backend.waiting();
            note("with %d turns waiting for a slow backend".formatted(waiting));
            released.countDown();
            for (var thread : threads) {
                thread.join();
            }
            table.say("Of %d turns %d waited at one time, and %d were answered in the end.%s".formatted(wanted, waiting, answered.get(),
                wanted < bench.settings().waiting() ? " More would take more open files than this machine allows." : ""));
            refusals.stream().distinct().limit(3).forEach(refusal -> table.say("Not answered: `%s`".formatted(refusal)));
        }
    }

    Table table() {
        return table.row("the most at any time (`VmHWM`)", megabytes(Processes.mostResident(bench.product().pid())), "");
    }

    private static List<Thread> ask(Channel channel, int count, AtomicInteger answered, Queue<String> refusals) {
        return IntStream.range(0, count).mapToObj(i -> Thread.ofVirtual().start(() -> {
            try (var http = new Http(channel.port())) {
                var session = UUID.randomUUID().toString();
                channel.open(http, session);
                if (http.call(channel.messages(session, Channel.QUESTION)[0]) == 200) {
                    answered.incrementAndGet();
                } else {
                    refusals.add(http.body().lines().findFirst().orElse(""));
                }
            } catch (IOException e) {
                refusals.add(e.toString());
            }
        })).toList();
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    // The callers' ends and the backend's are both open in this process.
    private static int mostByFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            ? Math.toIntExact(Math.min(1_000_000, (system.getMaxFileDescriptorCount() - SPARE_FILES) / 2)) : SESSIONS;
    }

    private static String megabytes(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
