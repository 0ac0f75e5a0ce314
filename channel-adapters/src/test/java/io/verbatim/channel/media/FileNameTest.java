package io.verbatim.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a.pdf | a.pdf", "../../etc/passwd | passwd", "C:\\x\\b.png | b.png", "Grüße 1.txt | Grüße 1.txt", ".. | file",
        "a<b>c?.txt | a_b_c_.txt"})
    void isTheSendersMadeHarmless(String given, String name) {
        assertThat(FileName.of(given, "https://example.com/z")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https://example.com/x/y.png?z=1 | y.png", "https://example.com | file", "https://example.com/ | file"})
    void comesFromTheUrlWhereNoneIsGiven(String url, String name) {
        assertThat(FileName.of(null, url)).isEqualTo(name);
        assertThat(FileName.of(" ", url)).isEqualTo(name);
    }

    @Test
    void keepsTheEndingOfALongOne() {
        assertThat(FileName.of("x".repeat(500) + ".pdf", "https://example.com")).hasSize(150).endsWith(".pdf");
    }
}
