package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedVoiceTest {
    private static final EmbeddedVoice VOICE = new EmbeddedVoice(Duration.ofSeconds(30));

    @Test
    void speaksInAFileThatEveryPlayerKnows() throws Exception {
        var audio = VOICE.speak("Hello, how can I help you today?", Locale.ENGLISH);

        var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(audio.bytes()));
        assertThat(audio.mimeType()).isEqualTo("audio/wav");
        assertThat(wav.getFormat().toString()).contains("16000.0 Hz, 16 bit, mono", "little-endian");
        assertThat(wav.getFrameLength() / wav.getFormat().getFrameRate()).isBetween(1f, 4f);
        assertThat(loudest(wav.readAllBytes())).isBetween(2_000, 32_767);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße aus München, geöffnet bis 18 Uhr", "Добрый день", "Καλημέρα", "你好,世界", "مرحبا",
        "1234567890123456789012345", "a", "$1,,0 1/0 1e9 IV Dr. 'tis x2 #@_ 99999999999999", "brrrgh xkcd zzyzx"})
    void speaksWhateverTheLanguage(String text) {
        assertThat(VOICE.speak(text, Locale.ROOT).bytes()).hasSizeGreaterThan(5_000);
    }

    @Test
    void speaksNoise() {
        long seed = System.nanoTime();
        var chance = new Random(seed);

        for (int i = 0; i < 40; i++) {
            var noise = new StringBuilder("a");
            chance.ints(chance.nextInt(60), ' ', 0x7f).forEach(noise::appendCodePoint);

            assertThat(VOICE.speak(noise.toString(), null).bytes()).as("seed %d: %s", seed, noise).hasSizeGreaterThan(44);
        }
    }

    @Test
    void speaksToManyAtOnce() throws Exception {
        var alone = VOICE.speak("One after the other.", null).bytes();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> same = () -> VOICE.speak("One after the other.", null).bytes();
            for (Future<byte[]> each : threads.invokeAll(Collections.nCopies(20, same))) {
                assertThat(each.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void refusesWhatWouldTakeTooLong() {
        assertThatThrownBy(() -> VOICE.speak("7,777,777,777 ".repeat(500), null)).hasMessageContaining("text_too_long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Grüße, café, straße | Grusse, cafe, strasse", "Привет | privet", "Ελλάδα | ellada",
        "5 € for “it” | 5 euros for \"it\"",
        "你好 42 | Please read the text of this message.", "Hello 你好 | Hello"})
    void spellsItInLatinLetters(String text, String spelled) {
        assertThat(Latin.of(text)).isEqualTo(spelled);
    }

    private static int loudest(byte[] samples) {
        int loudest = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((short) (samples[i] & 0xff | samples[i + 1] << 8)));
        }
        return loudest;
    }
}
