package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** Measures the product from outside, beside the limits of the machine, and writes a report. It never fails a build. */
final class Benchmark {
    private final Settings settings;
    private final Path directory;
    private final Report report;

    private Benchmark(Settings settings, Path directory, Report report) {
        this.settings = settings;
        this.directory = directory;
        this.report = report;
    }

    static void main() throws IOException {
        var settings = Settings.given();
        var directory = Files.createTempDirectory("verbatim-benchmark");
        var report = new Report(settings.output());
        try {
            new Benchmark(settings, directory, report).run();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            e.printStackTrace();
            report.add("**The run broke off: %s** What the product said is in `%s`.%n".formatted(e, directory));
        }
        System.out.println("Written to " + report.file());
        System.exit(0);
    }

    private void run() throws IOException, SQLException, InterruptedException {
        try (var product = Product.start(settings, directory.resolve("product"), false).awaitReady()) {
            var bench = new Bench(settings, product, product.database(), directory.resolve("scripts"));
            report.add(Machine.table(settings, bench.database()));
            load(bench);
        }
        if (settings.want("streams")) {
            report.add(new Streams(settings, directory.resolve("stream")).measure());
        }
        if (settings.want("log")) {
            for (var table : new BigLog(settings, directory).measure()) {
                report.add(table);
            }
        }
        if (settings.want("starts")) {
            report.add(new Starts(settings, directory).measure());
        }
    }

    private void load(Bench bench) throws IOException, SQLException, InterruptedException {
        var memory = new Memory(bench);
        memory.note("after the start");
        loads(bench, memory);
        TimeUnit.SECONDS.sleep(settings.quick() ? 5 : 60);
        memory.note("a minute after the whole load");
        report.add(memory.table());
    }

    private void loads(Bench bench, Memory memory) throws IOException, SQLException, InterruptedException {
        if (settings.want("sessions")) {
            report.add(sessions(bench, memory));
        }
        if (settings.want("ai")) {
            report.add(new AiTurns(bench).measure());
            memory.note("after the AI turns");
        }
        if (settings.want("deliveries")) {
            report.add(new Deliveries(bench).measure());
        }
        if (settings.want("intake")) {
            report.add(new WebhookIntake(bench).measure());
        }
        if (settings.want("tokens")) {
            report.add(new FirstTokens(bench).measure());
        }
        if (settings.want("waiting")) {
            report.add(new WaitingTurns(bench).measure());
        }
    }

    private static Table sessions(Bench bench, Memory memory) throws IOException, SQLException, InterruptedException {
        try (var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.flow();
            memory.openSessions(channel);
            var table = SessionTurns.of(bench, channel).measure();
            memory.note("after the session turns");
            return table;
        }
    }
}
