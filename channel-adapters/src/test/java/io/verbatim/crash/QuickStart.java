package io.verbatim.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What lets many nodes start soon: one start before theirs leaves an AOT cache (JEP 514) with what it loaded and linked, made once for all
 * tests of this process. Where none can be made, the nodes start without. A cache holds for jars only, so that directories become some.
 */
final class QuickStart {

    private static final Logger LOG = LoggerFactory.getLogger(QuickStart.class);
    private static final String MAIN = "io.verbatim.VerbatimApplication";
    private static final String ONLY_FOR_TESTS = "test-classes";

    private final Path directory = temporary();
    private final String product = jars(entry -> !entry.endsWith(ONLY_FOR_TESTS));
    private final String fakes = jars(entry -> entry.endsWith(ONLY_FOR_TESTS));
    private final Path cache = directory.resolve("nodes.aot");

    private QuickStart() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::forget));
    }

    /** Made when first asked for, which takes as long as some starts do. */
    private static final class Only {
        private static final QuickStart IT = new QuickStart().trained();
    }

    /** The command that starts a node. */
    static List<String> command(boolean withFakes) {
        return Only.IT.command(withFakes, "-XX:AOTCache=" + Only.IT.cache);
    }

    // On the class path that all have: more may follow on it, less may not.
    private QuickStart trained() {
        try (var node = new Node(directory.resolve("training"), Map.of(), command(false, "-XX:AOTCacheOutput=" + cache))) {
            node.start();
        } catch (RuntimeException e) {
            LOG.warn("Nodes start without a cache", e);
        }
        return this;
    }

    // Small, and quick to be there rather than quick in the long run. The JVM may say nothing of a cache that does not fit.
    private List<String> command(boolean withFakes, String cache) {
        var classPath = withFakes ? product + File.pathSeparator + fakes : product;
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", cache, "-Xlog:disable", "-cp", classPath, MAIN);
    }

    private String jars(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(Predicate.not(String::isEmpty)).filter(wanted)
            .map(entry -> Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry)) : entry)
            .collect(Collectors.joining(File.pathSeparator));
    }

    private String jar(Path classes) {
        var file = directory.resolve(Integer.toHexString(classes.hashCode()) + ".jar").toString();
        var code = ToolProvider.findFirst("jar").orElseThrow()
            .run(System.out, System.err, "--create", "--no-compress", "--file", file, "-C", classes.toString(), ".");
        if (code != 0) {
            throw new IllegalStateException("No jar of " + classes);
        }
        return file;
    }

    private void forget() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            LOG.info("{} stays: {}", directory, e.getMessage());
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("verbatim-nodes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
