package io.verbatim.channel.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.nlp.Recognition.Found;
import io.verbatim.shared.bot.BotDraft.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {

    private static final Entity COLOUR = new Entity("colour", "match", List.of("red", "dark blue", "grün"), null);
    private static final Entity ORDER = new Entity("order_no", "regex", null, "[A-Z]{2}(\\d{4})");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mail me at anna.b+x@mail.example.org, please | @sys.email | anna.b+x@mail.example.org",
        "see https://example.org/a?b=c#d. | @sys.url | https://example.org/a?b=c#d",
        "www.example.org is it | @sys.url | www.example.org",
        "call +43 (1) 234-56 78 today | @sys.phone_number | +43 (1) 234-56 78",
        "my number: 06641234567 | @sys.phone_number | 06641234567",
        "I take 3 of them | @sys.number | 3",
        "it costs 1.234,50 EUR | @sys.number | 1.234,50",
        "minus -5 degrees | @sys.number | -5",
        "on 2026-03-01 at noon | @sys.date | 2026-03-01",
        "am 1.3.2026 dann | @sys.date | 1.3.2026",
        "on 3 March 2026 | @sys.date | 3 March 2026",
        "due Mar 3rd | @sys.date | Mar 3rd"})
    void findsWhatEveryBotFinds(String text, String name, String value) {
        var found = new Entities(List.of()).in(text).stream().filter(one -> one.name().equals(name)).toList();

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.value()).isEqualTo(value);
            assertThat(text.substring(one.start(), one.end())).isEqualTo(value);
            assertThat(one.system()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no at sign: anna.example.org | @sys.email", "12345 | @sys.phone_number",
        "12345678901234567 | @sys.phone_number", "2026-03-01 | @sys.phone_number", "a1b2 | @sys.number", "maybe tomorrow | @sys.date"})
    void takesNothingForWhatItIsNot(String text, String name) {
        assertThat(new Entities(List.of()).in(text)).extracting(Found::name).doesNotContain(name);
    }

    @Test
    void findsListedValuesAsTheyWereListed() {
        var found = own("Dark Blue, RED or GRÜN, but not redder: red");

        assertThat(found).extracting(Found::value).containsExactly("dark blue", "red", "grün", "red");
        assertThat(found.getFirst()).isEqualTo(new Found("colour", "dark blue", 0, 9, false));
    }

    @Test
    void findsNeighboursThatShareABoundary() {
        assertThat(own("red red red")).hasSize(3);
        assertThat(own("AB1234CD5678")).extracting(Found::value).containsExactly("AB1234", "CD5678");
    }

    @Test
    void isNotHeldUpByAnyPattern() {
        var slow = new Entity("slow", "regex", null, "(a+)+$");
        var broken = new Entity("broken", "regex", null, "(");
        var empty = new Entity("empty", "regex", null, "x*");

        assertThat(new Entities(List.of(slow, broken, empty, new Entity(null, null, null, null))).in("a".repeat(4_000) + "b")).isEmpty();
    }

    @Test
    void hasABound() {
        assertThat(new Entities(List.of(COLOUR)).in("red 1 ".repeat(5_000))).hasSizeLessThanOrEqualTo(200);
    }

    private static List<Found> own(String text) {
        return new Entities(List.of(COLOUR, ORDER)).in(text).stream().filter(one -> !one.system()).toList();
    }
}
