package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.channel.backend.Samples.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.backend.Samples.Settings;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiResponsesFormatTest {

    private static final OpenAiResponsesFormat FORMAT = new OpenAiResponsesFormat();

    @Test
    void asksInTheWordsOfResponses() {
        assertThat(body(attempt(1), with -> with.model("gpt-x").maxTokens(99).parameters(Map.of("temperature", 0.5)))).isEqualTo("""
            {"model":"gpt-x","instructions":"Be kind","input":[{"role":"user","content":[{"type":"input_text","text":"Hi"}]},\
            {"role":"assistant","content":[{"type":"output_text","text":"Hello"}]},\
            {"role":"user","content":[{"type":"input_text","text":"What's the weather?"}]}],"temperature":0.5,"max_output_tokens":99,\
            "store":false}""");
    }

    @Test
    void handsFilesOverByReference() {
        var said = new Said("user", "", List.of(file("a.png", "image/png"), file("b.pdf", "application/pdf")));

        assertThat(body(attempt(1, said), Settings::streamed)).contains("""
            "content":[{"type":"input_image","image_url":"https://files.example/a.png"},\
            {"type":"input_file","file_url":"https://files.example/b.pdf"}]""").contains("\"stream\":true").doesNotContain("instructions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled", "queued", "in_progress"})
    void takesNothingForAReplyThatIsNotFinished(String status) {
        var body = """
            {"object": "response", "status": "%s", "error": null,
             "output": [{"type": "message", "content": [{"type": "output_text", "text": "A"}]}]}""".formatted(status);

        assertThatThrownBy(() -> FORMAT.read(body.getBytes(StandardCharsets.UTF_8), Samples.backend(null).settings()))
            .isInstanceOf(Unreadable.class).hasMessageContaining(status);
    }

    @Test
    void readsTheReply() throws Unreadable {
        var reply = FORMAT.read(Samples.sample("openai_responses_response.json"), Samples.backend(null).settings());

        assertThat(reply).isEqualTo(new Reply("Hello!", Map.of(), List.of(), List.of(), new Reply.Usage(36L, 8L), "gpt-x", "completed"));
    }

    @Test
    void joinsAllTextAndPassesOverWhatIsNone() throws Unreadable {
        var reply = read("""
            {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}, "output": [{"type": "reasoning", "summary": []},
             {"type": "message", "content": [{"type": "output_text", "text": "a"}, {"type": "refusal", "refusal": "b"}]},
             {"type": "function_call"}, {"type": "message", "content": [{"type": "output_text", "text": "c"}]}]}""");

        assertThat(reply.content()).isEqualTo("abc");
        assertThat(reply.finishReason()).isEqualTo("max_output_tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"output\": []}", "{\"output\": [{\"type\": \"reasoning\"}]}", "{\"output\": \"a\"}",
        "{\"status\": \"failed\", \"error\": {\"code\": \"server_error\"}, \"output\": []}",
        "{\"output\": [{\"type\": \"message\", \"content\": [{\"type\": \"output_text\", \"text\": 1}]}]}"})
    void refusesWhatIsNoReply(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Unreadable.class);
    }

    private static Reply read(String body) throws Unreadable {
        return FORMAT.read(body.getBytes(StandardCharsets.UTF_8), Samples.backend(null).settings());
    }

    private static String body(AttemptStarted attempt, UnaryOperator<Settings> settings) {
        return new String(BackendJson.write(FORMAT.body(Samples.call(Samples.backend(null, "openai_responses", settings), attempt))),
            StandardCharsets.UTF_8);
    }
}
