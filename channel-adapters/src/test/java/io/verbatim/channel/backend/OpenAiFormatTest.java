package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.channel.backend.Samples.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.backend.Samples.Settings;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFormatTest {

    private static final OpenAiFormat FORMAT = new OpenAiFormat();

    @Test
    void asksInTheWordsOfChatCompletions() {
        var body = body(with -> with.model("gpt-x").maxTokens(99).parameters(Map.of("temperature", 0.5)));

        assertThat(body).isEqualTo("""
            {"model":"gpt-x","messages":[{"role":"system","content":"Be kind"},{"role":"user","content":"Hi"},\
            {"role":"assistant","content":"Hello"},{"role":"user","content":"What's the weather?"}],"temperature":0.5,"max_tokens":99}""");
    }

    @Test
    void asksForAStreamWithItsUsage() {
        assertThat(body(Settings::streamed)).contains("\"stream\":true").contains("\"stream_options\":{\"include_usage\":true}");
        assertThat(body(with -> with)).doesNotContain("stream");
    }

    @ParameterizedTest
    @CsvSource({"o1,max_completion_tokens", "o3-mini,max_completion_tokens", "gpt-5,max_completion_tokens",
        "openai/gpt-5.1,max_completion_tokens", "o4-mini-2026-01-01,max_completion_tokens", "gpt-4o,max_tokens", "llama3,max_tokens", "gpt-oss-120b,max_tokens", "o1x,max_tokens"})
    void limitsTheAnswerInTheWordThatTheModelWants(String model, String word) {
        assertThat(body(with -> with.model(model).maxTokens(7))).contains("\"%s\":7".formatted(word)).containsOnlyOnce("tokens");
    }

    @Test
    void letsParametersGoOverWhatIsUsualAndNeverOverWhatIsOurs() {
        var parameters = new HashMap<String, Object>(
            Map.of("messages", List.of(), "stream", true, "model", "other", "max_completion_tokens", 1));
        parameters.put("stream_options", null);

        var body = body(with -> with.model("gpt-x").maxTokens(9).parameters(parameters).streamed());

        assertThat(body).contains("\"model\":\"gpt-x\"", "\"stream\":true", "\"max_completion_tokens\":1", "Be kind")
            .doesNotContain("stream_options", "max_tokens", "other");
    }

    @Test
    void showsImagesAndNamesOtherFiles() {
        var said = new Said("user", "Look", List.of(file("a.png", "image/png"), file("b.pdf", "application/pdf")));

        assertThat(new String(BackendJson.write(FORMAT.body(Samples.call(Samples.backend(null, "openai", with -> with), attempt(1, said)))),
            StandardCharsets.UTF_8)).contains("""
            "content":[{"type":"text","text":"Look"},{"type":"image_url","image_url":{"url":"https://files.example/a.png"}},\
            {"type":"text","text":"[b.pdf (application/pdf): https://files.example/b.pdf]"}]""");
    }

    @Test
    void readsTheReply() throws Unreadable {
        var reply = FORMAT.read(Samples.sample("openai_chat_response.json"), Samples.backend(null).settings());

        assertThat(reply).isEqualTo(new Reply("Hello!", Map.of(), List.of(), List.of(), new Reply.Usage(19L, 10L), "gpt-x", "stop"));
    }

    @Test
    void takesARefusalForAnAnswer() throws Unreadable {
        assertThat(read("{\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"No.\"}}]}").content()).isEqualTo("No.");
    }

    @Test
    void joinsTheTextsOfAReplyInParts() throws Unreadable {
        assertThat(read("""
            \uFEFF{"choices": [{"message": {"content": [{"type": "text", "text": "Hel"}, {"type": "image_url"},
             {"type": "text", "text": "lo"}]}}]}""").content()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"choices\": []}", "{\"choices\": [{}]}",
        "{\"choices\": [{\"message\": {\"content\": null, \"tool_calls\": []}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"\"}}]}", "{\"choices\": [{\"message\": {\"content\": 5}}]}", "{\"choices\": {}}",
        "{\"error\": {\"message\": \"x\"}, \"choices\": [{\"message\": {\"content\": \"a\"}}]}", "[]", "{\"choices\": [1]}"})
    void refusesWhatIsNoReply(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void saysWhichParametersAreNotTheIntegrations() {
        var parameters = Map.<String, Object>of("stream", true, "messages", List.of(), "seed", 1);

        assertThat(FORMAT.faults(Samples.backend(null, "openai", with -> with.parameters(parameters)).settings())).extracting(Fault::field).containsExactly("parameters.messages", "parameters.stream");
    }

    private static Reply read(String body) throws Unreadable {
        return FORMAT.read(body.getBytes(StandardCharsets.UTF_8), Samples.backend(null).settings());
    }

    private static String body(UnaryOperator<Settings> settings) {
        return new String(BackendJson.write(FORMAT.body(Samples.call(Samples.backend(null, "openai", settings), attempt(1)))),
            StandardCharsets.UTF_8);
    }
}
