package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void endWithASentenceWhereThereIsOne() {
        assertThat(Pieces.of("One is here. Two is there. Three is gone.", 30))
            .containsExactly("One is here. Two is there.", "Three is gone.");
    }

    @Test
    void endWithAWordWhereASentenceIsTooLong() {
        assertThat(Pieces.of("one two three four five", 12)).containsExactly("one two", "three four", "five");
    }

    @Test
    void neverEndWithinACharacter() {
        assertThat(Pieces.of("a" + "😀".repeat(6), 4)).containsExactly("a😀", "😀😀", "😀😀", "😀");
    }

    @Test
    void areOneWhereTheTextIsShort() {
        assertThat(Pieces.of(" Hello. You. ", 12)).containsExactly("Hello. You.");
    }
}
