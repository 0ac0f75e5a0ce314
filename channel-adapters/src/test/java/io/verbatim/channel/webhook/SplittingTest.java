package io.verbatim.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplittingTest {

    @Test
    void leavesAShortTextWhole() {
        assertThat(Splitting.split(" A short text. ", 20)).containsExactly("A short text.");
        assertThat(Splitting.split("  \n ", 20)).isEmpty();
    }

    @Test
    void cutsBetweenParagraphsFirst() {
        assertThat(Splitting.split("One. Two.\n\nThree. Four.\n\nFive.", 20)).containsExactly("One. Two.", "Three. Four.\n\nFive.");
    }

    @Test
    void cutsBetweenSentencesElse() {
        assertThat(Splitting.split("Is it? Yes, it is! He said \"no.\" And left.", 20))
            .containsExactly("Is it? Yes, it is!", "He said \"no.\"", "And left.");
    }

    @Test
    void cutsBetweenWordsElse() {
        assertThat(Splitting.split("words that have no end at all", 12)).containsExactly("words that", "have no end", "at all");
    }

    @Test
    void cutsWithinAWordOnlyWhereItMust() {
        assertThat(Splitting.split("abcdefghijklmnop", 5)).containsExactly("abcde", "fghij", "klmno", "p");
    }

    @Test
    void neverCutsACharacter() {
        assertThat(Splitting.split("ab👍🏽cd👍🏽ef", 4)).noneMatch(part -> part.startsWith("\ud83c") || Character.isHighSurrogate(part.charAt(part.length() - 1)));
        assertThat(Splitting.split("👍👍👍👍", 3)).containsExactly("👍", "👍", "👍", "👍");
    }

    @Test
    void losesNothingButBlanks() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var text = random.ints(200, 0, 12).mapToObj(i -> "ab. \n!?cd ".substring(i % 10, i % 10 + 1)).collect(Collectors.joining());
            int most = 20 + random.nextInt(40);

            var parts = Splitting.split(text, most);

            assertThat(parts).allMatch(part -> !part.isBlank() && part.length() <= most);
            assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        }
    }
}
