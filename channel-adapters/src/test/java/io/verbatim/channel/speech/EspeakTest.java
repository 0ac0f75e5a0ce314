package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that the README shows, where it is installed. */
class EspeakTest {
    @TempDir
    private @Nullable Path room;

    @Test
    void speaksGerman() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/espeak-ng")), "espeak-ng is not installed");
        var line = CommandLine.of("VERBATIM_X", List.of("espeak-ng", "-v", "{language}", "-f", "{input}", "-w", "{output}"));

        var audio = new CommandSynthesis(new Program(line, room, Duration.ofSeconds(30), Audio.LARGEST)).speak("Guten Tag!", Locale.GERMAN);

        assertThat(audio.mimeType()).isEqualTo("audio/wav");
        assertThat(audio.bytes()).hasSizeGreaterThan(5_000);
    }
}
