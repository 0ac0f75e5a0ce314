package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark, with prepared statements. */
final class Pgbench implements Inserts {
    private static final Pattern SPEED = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+)");

    private final Database database;
    private final List<Path> scripts;
    private final AtomicInteger runs = new AtomicInteger();

    private Pgbench(Database database, List<Path> scripts) {
        this.database = database;
        this.scripts = scripts;
    }

    static Pgbench of(Database database, List<InsertScript> scripts, Path directory) throws IOException {
        var files = new ArrayList<Path>();
        for (var script : scripts) {
            var text = "%s;%n\\set seq :seq + %d%n".formatted(script.sql("'conv_' || :run || '_' || :client_id", ":seq"), script.rows());
            files.add(Files.writeString(directory.resolve("turn%d.sql".formatted(files.size())), text));
        }
        return new Pgbench(database, files);
    }

    @Override
    public Speed measure(int clients, int seconds) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command(clients, seconds)).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + said);
        }
        return new Speed(figure(SPEED, said), figure(LATENCY, said));
    }

    @Override
    public String name() {
        return "pgbench";
    }

    private List<String> command(int clients, int seconds) {
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-h", "localhost", "-p", Integer.toString(database.port()),
            "-U", Database.NAME, "-c", Integer.toString(clients), "-j",
            Integer.toString(Math.min(clients, Runtime.getRuntime().availableProcessors())), "-T", Integer.toString(seconds),
            "-D", "seq=0", "-D", "run=" + runs.incrementAndGet()));
        scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
        command.add(Database.NAME);
        return command;
    }

    private static double figure(Pattern pattern, String said) throws IOException {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IOException("pgbench: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
