package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README do what it says: they are taken out of it and run. */
@ExtendWith(Running.class)
class ExamplesIT {

    private static final String SECTION = "## The session API in five minutes\n";

    @TempDir
    private Path directory;

    private final Product product;
    private final Chat chat;

    ExamplesIT(Product product) {
        this.product = product;
        this.chat = product.bot(Flows.DEMO).channel();
    }

    @Test
    void areRightInCurl() throws Exception {
        assertThat(run("sh", "walk.sh", "sh")).isEqualTo(block("text"));
    }

    @Test
    void areRightInJavaScript() throws Exception {
        assertThat(run("js", "walk.mjs", "node")).isEqualTo(block("text"));
    }

    @Test
    void areRightInPython() throws Exception {
        assumeTrue(hasPython(), "python3 was not found");

        assertThat(run("python", "walk.py", "python3")).isEqualTo(block("text"));
    }

    private String run(String language, String file, String program) throws Exception {
        Files.writeString(directory.resolve(file), block(language));
        var process = new ProcessBuilder(program, file).directory(directory.toFile()).redirectErrorStream(true);
        process.environment().putAll(Map.of("VERBATIM_URL", product.address().toString(), "CHANNEL", chat.channel(), "KEY", chat.key()));
        return output(process.start());
    }

    private static String output(Process process) throws IOException, InterruptedException {
        try (var out = process.inputReader()) {
            var text = out.readAllAsString();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return text;
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            var asked = new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
            asked.getInputStream().readAllBytes();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first block of a language in the section. */
    private static String block(String language) throws IOException {
        var readme = Files.readString(readme());
        var section = readme.substring(readme.indexOf(SECTION) + SECTION.length()).split("(?m)^## ", 2)[0];
        var found = Pattern.compile("^```%s\n(.*?)^```$".formatted(language), Pattern.MULTILINE | Pattern.DOTALL).matcher(section);
        assertThat(found.find()).as("a block of %s in the README", language).isTrue();
        return found.group(1);
    }

    /** Maven runs the tests in the module's directory. */
    private static Path readme() {
        return Path.of(System.getProperty("basedir", ""), "README.md");
    }
}
