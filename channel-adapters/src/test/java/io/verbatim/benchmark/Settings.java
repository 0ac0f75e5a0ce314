package io.verbatim.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How thorough a run is, by system properties {@code benchmark.*}.
 *
 * @param jar         of the product
 * @param output      where the report goes
 * @param javaOptions of the product's own JVM; users give none
 * @param quick       few short rounds, to try the benchmark itself
 * @param rounds      of each figure; the medians are taken over them
 * @param round       length of one measurement
 * @param warmUp      length of the load before the first one
 * @param connections of the session turns
 * @param waiting     turns that wait for a slow backend at one time
 * @param events      in the log of which views are made again
 * @param parts       that are measured; none means all
 */
record Settings(Path jar, Path output, List<String> javaOptions, boolean quick, int rounds, Duration round, Duration warmUp,
                List<Integer> connections, int waiting, int events, Set<String> parts) {

    static Settings given() {
        boolean quick = System.getProperty("benchmark.quick") != null && !"false".equals(System.getProperty("benchmark.quick"));
        return new Settings(Path.of(text("jar", "target/verbatim.jar")).toAbsolutePath(), Path.of(text("output", "target/benchmark")).toAbsolutePath(),
            words("java-options", "").toList(), quick, number("rounds", quick ? 2 : 5), Duration.ofSeconds(number("seconds", quick ? 1 : 3)),
            Duration.ofSeconds(number("warm-up", quick ? 10 : 120)),
            words("connections", quick ? "1 64" : "1 16 64 256").map(Integer::valueOf).toList(), number("waiting", quick ? 1_000 : 10_000),
            number("events", quick ? 50_000 : 1_000_000), words("parts", "").collect(Collectors.toSet()));
    }

    /** The same with the product's heap bounded. */
    Settings withHeap(String most) {
        var options = new ArrayList<>(javaOptions);
        options.add("-Xmx" + most);
        return new Settings(jar, output, List.copyOf(options), quick, rounds, round, warmUp, connections, waiting, events, parts);
    }

    /** Whether this part is measured. */
    boolean want(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private static String text(String name, String otherwise) {
        var given = System.getProperty("benchmark." + name, "");
        return given.isBlank() ? otherwise : given.strip();
    }

    private static Stream<String> words(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(" +")).filter(word -> !word.isBlank());
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }
}
