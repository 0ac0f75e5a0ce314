package io.verbatim.channel.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

    private final WordPieces pieces = new WordPieces(Map.of("[CLS]", 1, "[SEP]", 2, "[UNK]", 3, "un", 4, "##aff", 5, "##able", 6, "cafe", 7,
        "!", 8, "漢", 9, "字", 10));

    @Test
    void takesWordsApartFromTheirLongestBeginning() {
        assertThat(pieces.of("unaffable")).containsExactly(1, 4, 5, 6, 2);
    }

    @Test
    void knowsNoCaseAndNoAccents() {
        assertThat(pieces.of("  CAFÉ\tcafe\u0000 ")).containsExactly(1, 7, 7, 2);
    }

    @Test
    void letsSignsAndCharactersOfChineseStandAlone() {
        assertThat(pieces.of("cafe!漢字")).containsExactly(1, 7, 8, 9, 10, 2);
    }

    @Test
    void hasOneNumberForAllThatItDoesNotKnow() {
        assertThat(pieces.of("unx x " + "un".repeat(100))).containsExactly(1, 3, 3, 3, 2);
    }

    @Test
    void keepsTheBeginningOfALongText() {
        assertThat(pieces.of("cafe ".repeat(5_000))).hasSize(128).endsWith(7, 2).startsWith(1, 7);
    }
}
