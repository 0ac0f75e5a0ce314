package io.verbatim.shared.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcealedTest {

    @ParameterizedTest
    @CsvSource({
        "Your pin is 4711.,                 Your pin is ••••.",
        "4711 14711 4711,                   •••• 1•••• ••••",
        "ANNA and anna and Annabel,         •••• and •••• and ••••bel",
        "x9 is not x99 nor ax9 but (X9),    •••• is not x99 nor ax9 but (••••)",
        "47 11,                             47 11"})
    void hidesTextsAndNumbersInWhateverCaseTheyStand(String text, String shown) {
        assertThat(Concealed.of(Arrays.asList(4711, "Anna", "x9", null, "", true, List.of("is"), Map.of())).in(text)).isEqualTo(shown);
    }

    @Test
    void hidesTheLongestFirst() {
        assertThat(Concealed.of(List.of("secret", "secret key")).in("my secret key")).isEqualTo("my ••••");
    }

    @Test
    @Timeout(5)
    void hidesTheBeginningOfALongOneAndIsQuickAboutIt() {
        var value = "a".repeat(32_000);

        assertThat(Concealed.of(List.of(value + "b")).in("so: " + value)).isEqualTo("so: ••••");
        assertThat(Concealed.of(List.of("a".repeat(199) + "b")).in("a".repeat(65_536))).isEqualTo("a".repeat(65_536));
    }
}
