package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"**Bold** and _thin_ `code` | Bold and thin code", "2*3 is 6, snake_case | 2*3 is 6, snake_case",
        "See [our shop](https://a.example/b). | See our shop.", "Go to https://a.example/b?c=d now | Go to link now",
        "Done ✅ 👍🏽 👨‍👩‍👧 | Done", "20 °C, Größe 42, 你好 | 20 °C, Größe 42, 你好"})
    void isWhatOneWouldReadAloud(String text, String spoken) {
        assertThat(Spoken.of(text)).isEqualTo(spoken);
    }

    @Test
    void endsALineAsASentence() {
        assertThat(Spoken.of("# Offer\n\n- Tea\n- Coffee!\n  3. Milk")).isEqualTo("Offer. Tea. Coffee! 3. Milk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "🙂🙂", "...", "***"})
    void isNothingWhereThereAreNoWords(String text) {
        assertThatThrownBy(() -> Spoken.of(text)).hasMessageContaining("no_words");
    }

    @Test
    void isRefusedWhereItWouldTakeTooLong() {
        assertThatThrownBy(() -> Spoken.of("word ".repeat(1_700))).hasMessageContaining("text_too_long");
        assertThatThrownBy(() -> Spoken.of(" ".repeat(1 << 20) + "word")).hasMessageContaining("text_too_long");
    }
}
