package io.verbatim.channel.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotDraft.Intent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {

    private static final double THRESHOLD = 0.8;
    private static final Vectors VECTORS = new Vectors();
    private static final BotDraft BOT = Said.bot();

    private final Recogniser recogniser = new Recogniser(VECTORS);

    @AfterAll
    static void close() {
        VECTORS.close();
    }

    @Test
    void understandsMostParaphrases() {
        var asked = Said.of("paraphrases.txt").entrySet().stream()
            .flatMap(said -> said.getValue().stream().map(text -> new Try(said.getKey(), recogniser.recognise(BOT, text)))).toList();

        assertThat(asked).hasSize(200);
        assertThat(asked.stream().filter(Try::isRight).count()).as("right at first place, of 200").isGreaterThanOrEqualTo(170);
        assertThat(asked.stream().filter(Try::isSure).filter(Try::isRight).count()).as("of these, sure").isGreaterThanOrEqualTo(130);
        assertThat(asked.stream().filter(Try::isSure).filter(one -> !one.isRight()).count()).as("wrong and sure").isLessThanOrEqualTo(10);
    }

    @Test
    void isNotSureOfWhatItWasNotTaught() {
        var sure = Said.lines("off-topic.txt").stream().filter(text -> recogniser.recognise(BOT, text).score() > THRESHOLD).toList();

        assertThat(sure).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"where is my order", "Where is my order?", "  WHERE is   my order!! "})
    void isCertainOfItsVeryWords(String text) {
        var found = recogniser.recognise(BOT, text);

        assertThat(found.intent()).isEqualTo("order_status");
        assertThat(found.score()).isEqualTo(1);
        assertThat(found.exact()).isEqualTo("order_status");
    }

    @Test
    void isNeverQuiteCertainOfOthers() {
        var found = recogniser.recognise(BOT, "where's my order");

        assertThat(found.score()).isBetween(THRESHOLD, 0.99);
        assertThat(found.exact()).isNull();
    }

    @Test
    void ranksAllIntents() {
        var found = recogniser.recognise(BOT, "I forgot my login");

        assertThat(found.intents()).hasSize(20).first().extracting(Recognition.Scored::intent).isEqualTo("reset_password");
        assertThat(found.intents()).extracting(Recognition.Scored::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "\u0000", "\uD83D\uDE00", "\uD83D", "漢字", "[CLS] [SEP]"})
    void takesAnyText(String text) {
        assertThat(recogniser.recognise(BOT, text).score()).isLessThan(1);
    }

    @Test
    void takesLongTexts() {
        assertThat(recogniser.recognise(BOT, "where is my order ".repeat(10_000)).intent()).isEqualTo("order_status");
        assertThat(recogniser.recognise(BOT, "x".repeat(100_000)).score()).isLessThan(THRESHOLD);
    }

    @Test
    void findsNoIntentWhereThereAreNone() {
        var bare = new BotDraft(null, null, null, null, null, null, null);
        var idle = new BotDraft(null, List.of(new Intent("idle", null)), null, null, null, null, null);

        assertThat(recogniser.recognise(bare, "hello").intent()).isNull();
        assertThat(recogniser.recognise(idle, "hello").score()).isZero();
    }

    @Test
    void answersTheSameEachTime() {
        assertThat(Stream.generate(() -> recogniser.recognise(BOT, "has it been sent yet")).limit(3).distinct()).hasSize(1);
    }

    private record Try(String meant, Recognition found) {

        boolean isRight() {
            return meant.equals(found.intent());
        }

        boolean isSure() {
            return found.score() > THRESHOLD;
        }
    }
}
