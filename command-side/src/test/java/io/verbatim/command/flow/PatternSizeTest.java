package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSizeTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"a{100}", "(a{10}){10}", "((a{10}){10}){10}", "[]a]{50}", "[^]a(]{50}", "([[:alpha:](]b{10}){20}",
        "(\\(a{10}){20}", "(\\Q[(\\Ea{10}){20}", "(a{2,30}b){9}", "(\\p{L}{10}){20}", "(?:a{3,}|b{10}){30}", "([\\]a]{10}){20}", "{{{a{10}", "a{b}{c}{1}"})
    void isNeverTooLow(String pattern) {
        int instructions = Pattern.compile(pattern).programSize();

        // Each atom compiles to at most a few instructions: an alternative, a capture's two, a match.
        assertThat(PatternSize.of(pattern) * 4 + 4).isGreaterThanOrEqualTo(instructions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"(((a{900}){900}){900}){900}", "((((a{10}){10}){10}){10}){10}", "(a{1000}[[:alpha:](]){1000}", "(a{1000}\\Q[\\E){1000}"})
    void isTooLargeForNestedRepetitions(String pattern) {
        assertThat(Patterns.of(pattern, true)).isEmpty();
    }
}
