package io.verbatim.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {

    private static final ChannelId CHANNEL = ChannelId.next();

    @Test
    void isNotThereWithoutTheHeader() {
        assertThat(IdempotencyKey.of(new MockHttpServletRequest(), CHANNEL, "session", StrictJson.tree(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"abc,\"abc\"", "a\"b,\"a\\\"b\"", "a\\b,\"a\\\\b\""})
    void isTheSameQuotedAndBare(String bare, String quoted) {
        assertThat(key(quoted).name()).isEqualTo(key(bare).name());
    }

    @Test
    void isOfItsChannel() {
        var elsewhere = IdempotencyKey.of(request("abc"), ChannelId.next(), "session", StrictJson.tree(Map.of())).orElseThrow();

        assertThat(elsewhere.name()).isNotEqualTo(key("abc").name());
    }

    @Test
    void mayHave255Characters() {
        assertThat(key("k".repeat(255)).name()).isNotEqualTo(key("k".repeat(254)).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "a b", "\"a b\"", "a\tb", "é", "\u007f"})
    void isRefusedIfItIsNotVisibleAscii(String header) {
        assertMalformed(request(header));
    }

    @Test
    void isRefusedIfItIsTooLong() {
        assertMalformed(request("k".repeat(256)));
        assertMalformed(request("\"%s\"".formatted("k".repeat(256))));
    }

    @Test
    void isRefusedIfThereAreTwo() {
        var request = request("a");
        request.addHeader("Idempotency-Key", "b");

        assertMalformed(request);
    }

    @Test
    void isRefusedForAnotherRequest() {
        var first = new AcceptedRequest("another", ConversationId.of(CHANNEL, "s"), TurnId.next(), Duration.ZERO);

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> key("a").same(first))
            .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
    }

    private static IdempotencyKey key(String header) {
        return IdempotencyKey.of(request(header), CHANNEL, "session", StrictJson.tree(Map.of())).orElseThrow();
    }

    private static MockHttpServletRequest request(String header) {
        var request = new MockHttpServletRequest();
        request.addHeader("Idempotency-Key", header);
        return request;
    }

    private static void assertMalformed(MockHttpServletRequest request) {
        assertThatExceptionOfType(ApiProblem.class)
            .isThrownBy(() -> IdempotencyKey.of(request, CHANNEL, "session", StrictJson.tree(Map.of())))
            .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }
}
