package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSinkTest {

    private final Heard heard = new Heard();

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void readsTheStreamOfChatCompletions(boolean anyShape) {
        var outcome = read(anyShape ? new AnyStream() : new OpenAiStream(), Samples.sample("openai_chat_stream.sse"));

        assertThat(outcome).isEqualTo(
            answered(new Reply("Hello", Map.of(), List.of(), List.of(), new Reply.Usage(3L, 2L), "gpt-x", "stop")));
        assertThat(heard.pieces).containsExactly("Hel", "lo");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void readsTheStreamOfAnthropic(boolean anyShape) {
        var outcome = read(anyShape ? new AnyStream() : new AnthropicStream(), Samples.sample("anthropic_stream.sse"));

        assertThat(outcome).isEqualTo(
            answered(new Reply("Hello", Map.of(), List.of(), List.of(), new Reply.Usage(12L, 6L), "claude-x", "end_turn")));
        assertThat(heard.pieces).containsExactly("Hel", "lo");
    }

    @Test
    void readsTheStreamOfResponses() {
        var outcome = read(new AnyStream(), bytes("""
            event: response.created
            data: {"type":"response.created","response":{"error":null}}

            data: {"type":"response.output_text.delta","delta":"Hel"}

            data: {"type":"response.output_text.delta","delta":"lo"}

            data: {"type":"response.incomplete","response":{"model":"gpt-x","status":"incomplete",\
            "incomplete_details":{"reason":"max_output_tokens"},"usage":{"input_tokens":1,"output_tokens":2}}}

            """));

        assertThat(outcome).isEqualTo(answered(new Reply("Hello", Map.of(), List.of(), List.of(), new Reply.Usage(1L, 2L), "gpt-x",
            "max_output_tokens")));
    }

    @Test
    void readsEveryBitOfAStreamThatIsCutIntoBytes() {
        var sink = new StreamSink(new OpenAiStream(), heard);
        for (byte each : Samples.sample("openai_chat_stream.sse")) {
            sink.take(new byte[] {each}, 1);
        }

        assertThat(sink.outcome(200)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void holdsHalfACharacterBackUntilItsOtherHalfComes() {
        read(new OpenAiStream(), bytes(delta("a\\ud83d") + delta("\\ude00b\\ud83d") + delta("c\\u0000") + "data: [DONE]\n\n"));

        assertThat(heard.pieces).containsExactly("a", "\ud83d\ude00b", "\ufffdc\ufffd");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
            arguments(delta("Hel"), "The stream ended without its end marker", true),
            arguments(delta("Hel") + "data: [DO", "The stream ended without its end marker", true),
            arguments(delta("Hel") + "data: {\"choices\":[{\"del", "The stream ended without its end marker", true),
            arguments("", "The stream ended without its end marker", true),
            arguments("hello\n\n: nothing\n\n", "The stream ended without its end marker", true),
            arguments("data: not json\n\n", "The answer is not JSON, or is JSON of an unreasonable shape", true),
            arguments("data: []\n\n", "The answer is not a JSON object", true),
            arguments(delta("Hel") +
                "data: {\"choices\":[{\"delta\":{\"content\":5}}]}\n\n", "In the answer, 'content' is not a string",
                true),
            arguments("data: {\"error\":{\"message\":\"secret\",\"code\":\"strange\"}}\n\n", "The backend reported an error", true),
            arguments("data: {\"error\":{\"type\":\"server_error\"}}\n\n", "The backend reported an error (server_error)", true),
            arguments("data: {\"error\":{\"code\":\"insufficient_quota\"}}\n\n",
                "The backend reported an error (insufficient_quota)", false),
            arguments("data: {\"error\":{\"type\":\"invalid_request_error\"}}\n\n", "The backend reported an error (invalid_request_error)",
                false),
            arguments("data: [DONE]\n\n", "The stream held no text", false),
            arguments(delta(" ") + "data: [DONE]\n\n", "The stream held no text", false));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellsWhatIsWrongWithAStream(String stream, String detail, boolean mayPass) {
        assertThat(read(new OpenAiStream(), bytes(stream))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).extracting(Failure::reason, Failure::detail, Failure::status)
                .containsExactly(Reason.INVALID_RESPONSE, detail, 200);
            assertThat(failed.failure().mayPass()).isEqualTo(mayPass);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: [DONE]", "data: [DONE]\n", "data: [DONE]\r\n", ": so long\ndata: [DONE]\nid: 1"})
    void hearsTheEndMarkerWithoutTheEmptyLineBehindIt(String end) {
        assertThat(read(new OpenAiStream(), bytes(delta("Hello") + end))).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void takesNoMoreWordsThanAnyReplyMayHave() {
        var outcome = read(new OpenAiStream(), bytes(delta("a".repeat(3_000_000)) + delta("b".repeat(1_200_000))));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
            failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void wantsNoMoreBehindTheEndOrWhenNobodyListens() {
        var sink = new StreamSink(new OpenAiStream(), heard);
        var more = bytes(delta("a"));
        assertThat(sink.isFlowing()).isFalse();
        assertThat(sink.take(more, more.length)).isTrue();
        assertThat(sink.isFlowing()).isTrue();

        heard.gone = true;

        assertThat(sink.take(more, more.length)).isFalse();
    }

    @Test
    void hearsTheErrorOfAResponseThatFailed() {
        var outcome = read(new ResponsesStream(), bytes("""
            data: {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"secret"}}}

            """));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
            failed -> assertThat(failed.failure().detail()).isEqualTo("The backend reported an error (rate_limit_exceeded)"));
    }

    private Outcome read(ReplyStream shape, byte[] bytes) {
        var sink = new StreamSink(shape, heard);
        sink.take(bytes, bytes.length);
        return sink.outcome(200);
    }

    private static Outcome answered(Reply reply) {
        return new Outcome.Answered(reply, 200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted(text);
    }

    private static final class Heard implements Listener {
        private final List<String> pieces = new ArrayList<>();
        private boolean gone;

        @Override
        public void hear(String text) {
            pieces.add(text);
        }

        @Override
        public boolean wantsMore() {
            return !gone;
        }
    }
}
