package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    private static final BotDraft NO_FLOW = Drafts.of("{'id': 'start', 'type': 'start'}");

    @ParameterizedTest
    @CsvSource({"a/b, a%2Fb", "a?b=c&d#e, a%3Fb%3Dc%26d%23e", "ü €, %C3%BC%20%E2%82%AC", ".., %2E%2E", "@evil.example, %40evil.example"})
    void encodesWhatValuesPutIntoAUrl(String value, String encoded) {
        assertThat(SafeText.url("https://example.com/{x}/y", scope(value))).isEqualTo("https://example.com/" + encoded + "/y");
    }

    @Test
    void letsAUrlBeginWithAVariable() {
        assertThat(SafeText.url("{x}/orders/{x}", scope("https://a.example")))
            .isEqualTo("https://a.example/orders/https%3A%2F%2Fa.example");
    }

    @Test
    void encodesAReferenceThatLeadsNowhere() {
        assertThat(SafeText.url("https://example.com/{y}", scope(""))).isEqualTo("https://example.com/%7By%7D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\", \"admin\": \"", "\\", "\\\"", "line\nbreak", "\u0000", "</script>", "{x}"})
    void keepsAValueWithinItsString(String value) {
        String json = SafeText.json("{\"a\": \"<{x}>\", \"b\": 1}", scope(value));

        assertThat(ForeignJson.read(json)).contains(Map.of("a", "<" + value.replace('\0', '\uFFFD') + ">", "b", 1));
    }

    @Test
    void writesAValueOutsideOfStringsAsJson() {
        assertThat(SafeText.json("{\"a\": {x}, \"q\": \"\\\"{x}\"}", scope(41))).isEqualTo("{\"a\": 41, \"q\": \"\\\"41\"}");
        assertThat(SafeText.json("{\"a\": {x}}", scope("1, \"b\": 2"))).isEqualTo("{\"a\": \"1, \\\"b\\\": 2\"}");
        assertThat(SafeText.json("{\"a\": {x}}", scope(Map.of("deep", true)))).isEqualTo("{\"a\": {\"deep\":true}}");
    }

    @Test
    void encodesTheValuesOfAForm() {
        assertThat(SafeText.form("a={x}&b=1", scope("1&b=2"))).isEqualTo("a=1%26b%3D2&b=1");
    }

    private static Scope scope(Object value) {
        return new Scope(FlowState.start(NO_FLOW, Map.of("x", value), "s", Talk.ANNA, "api"), "c");
    }
}
