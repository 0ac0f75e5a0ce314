package io.verbatim.channel.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.verbatim.channel.UnusableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With programs that every Unix has. */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {
    @TempDir
    private @Nullable Path room;

    @AfterEach
    void leavesNothingBehind() throws IOException {
        try (var left = Files.list(room)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void makesOneFileOfAnother() {
        assertThat(run("in", "cp", "{input}", "{output}")).isEqualTo("in");
    }

    @Test
    void readsAndWritesAsAProgramDoesWhereNoFileIsNamed() {
        assertThat(run("in", "cat")).isEqualTo("in");
    }

    @Test
    void isGivenWordsAndNoShell() {
        assertThat(run("in", "echo", "$HOME", ";", "`id`", "a b", "{language}")).isEqualTo("$HOME ; `id` a b de\n");
    }

    @Test
    void knowsNothingOfTheServersEnvironment() {
        var environment = run("in", "env");

        assertThat(environment.lines().map(line -> line.split("=")[0])).containsExactlyInAnyOrder("PATH", "LANG", "HOME", "TMPDIR");
    }

    @Test
    void failsWhereTheProgramFails() {
        assertThatThrownBy(() -> run("in", "false")).hasMessageContaining("command_failed");
        assertThatThrownBy(() -> run("in", "/no/such/program")).hasMessageContaining("command_not_run");
    }

    @Test
    void isEndedInTimeWithAllThatItHasStarted() {
        var mark = "%d.%d".formatted(600 + (int) (Math.random() * 300), ProcessHandle.current().pid());

        assertThatThrownBy(() -> program(Duration.ofMillis(400), 100, "sh", "-c", "sleep %s & sleep %s; true".formatted(mark, mark))
            .run(new byte[0], "txt", "txt", null)).hasMessageContaining("timeout");

        await().untilAsserted(() -> assertThat(ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(mark))).isEmpty());
    }

    @Test
    void isEndedWhereItWritesTooMuch() {
        assertThatThrownBy(() -> program(Duration.ofSeconds(20), 1000, "sh", "-c", "while :; do echo more; done")
            .run(new byte[0], "txt", "txt", null)).hasMessageContaining("too_large");
        assertThatThrownBy(() -> program(Duration.ofSeconds(20), 2, "echo", "more").run(new byte[0], "txt", "txt", null))
            .hasMessageContaining("too_large");
    }

    @Test
    void hasToBeNamed() {
        assertThatThrownBy(() -> CommandLine.of("VERBATIM_X", List.of())).isInstanceOf(UnusableSettings.class)
            .hasMessageStartingWith("VERBATIM_X: ");
    }

    @Test
    void hearsAndSpeaks() {
        var hearing = new CommandTranscription(program(Duration.ofSeconds(20), 100, "sh", "-c", "printf ' Hello. '"));
        var deaf = new CommandTranscription(program(Duration.ofSeconds(20), 100, "true"));
        var voice = new CommandSynthesis(program(Duration.ofSeconds(20), 100, "sh", "-c", "printf 'OggS '; cat"));

        assertThat(hearing.transcribe(new Audio(new byte[0], "audio/ogg"))).isEqualTo("Hello.");
        assertThatThrownBy(() -> deaf.transcribe(new Audio(new byte[0], "audio/ogg"))).hasMessageContaining("no_words");
        assertThat(voice.speak("**Hello**", null)).satisfies(audio -> assertThat(audio.mimeType()).isEqualTo("audio/ogg"))
            .satisfies(audio -> assertThat(new String(audio.bytes(), UTF_8)).isEqualTo("OggS Hello"));
    }

    private String run(String input, String... words) {
        return new String(program(Duration.ofSeconds(20), 10_000, words).run(input.getBytes(UTF_8), "txt", "txt", Locale.GERMANY), UTF_8);
    }

    private Program program(Duration timeout, int largest, String... words) {
        return new Program(CommandLine.of("VERBATIM_X", List.of(words)), room, timeout, largest);
    }
}
