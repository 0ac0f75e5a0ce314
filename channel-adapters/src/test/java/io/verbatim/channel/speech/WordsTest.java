package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areNeverBlank() {
        assertThat(Words.of(" Hello. \n")).isEqualTo("Hello.");
        assertThatThrownBy(() -> Words.of(" \n")).hasMessageContaining("no_words");
    }

    @Test
    void areCutWhereNobodyCouldHaveSaidThem() {
        assertThat(Words.of("la ".repeat(100_000))).hasSize(20_000);
        assertThat(Words.of("a" + "😀".repeat(20_000))).hasSize(19_999).endsWith("😀");
    }
}
