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

class AnthropicFormatTest {

    private static final AnthropicFormat FORMAT = new AnthropicFormat();

    @Test
    void asksInTheWordsOfMessages() {
        assertThat(body(attempt(1), with -> with.model("claude-x").parameters(Map.of("temperature", 0.5)))).isEqualTo("""
            {"model":"claude-x","system":"Be kind","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},\
            {"role":"user","content":"What's the weather?"}],"temperature":0.5,"max_tokens":1024}""");
    }

    @Test
    void limitsTheAnswerAsItIsTold() {
        assertThat(body(attempt(1), with -> with.maxTokens(5).parameters(Map.of("max_tokens", 6)))).contains("\"max_tokens\":5");
        assertThat(body(attempt(1), with -> with.parameters(Map.of("max_tokens", 6)))).contains("\"max_tokens\":6");
    }

    @Test
    void mergesWhatOneSideSaysInARowAndLeavesBlanksOut() {
        assertThat(body(attempt(1, said("user", "a"), said("user", " "), said("user", "b"), said("assistant", "c"), said("assistant", "d"),
            said("user", "e")), with -> with)).contains("""
            "messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},\
            {"role":"assistant","content":[{"type":"text","text":"c"},{"type":"text","text":"d"}]},{"role":"user","content":"e"}]""");
    }

    @Test
    void beginsWithTheUserEvenIfTheBotSpokeFirst() {
        assertThat(body(attempt(1, said("assistant", "Welcome"), said("user", "Hi")), with -> with)).contains("""
            "messages":[{"role":"user","content":"…"},{"role":"assistant","content":"Welcome"},{"role":"user","content":"Hi"}]""");
    }

    @Test
    void joinsWhatTheSystemSaysAndLeavesItOutWhereItSaysNothing() {
        assertThat(body(attempt(1, said("system", "a"), said("user", "Hi"), said("system", "b")), with -> with))
            .contains("\"system\":\"a\\n\\nb\"");
        assertThat(body(attempt(1, said("user", "Hi")), with -> with)).doesNotContain("system");
    }

    @Test
    void showsImagesAndDocumentsAndNamesOtherFiles() {
        var said = new Said("user", "", List.of(file("a.png", "image/png"), file("b.pdf", "application/pdf"), file("c.ogg", "audio/ogg"),
            file("d.svg", "image/svg+xml")));

        assertThat(body(attempt(1, said), Settings::streamed)).contains("""
            [{"type":"image","source":{"type":"url","url":"https://files.example/a.png"}},\
            {"type":"document","source":{"type":"url","url":"https://files.example/b.pdf"}},\
            {"type":"text","text":"[c.ogg (audio/ogg): https://files.example/c.ogg]"},\
            {"type":"text","text":"[d.svg (image/svg+xml): https://files.example/d.svg]"}]""").contains("\"stream\":true");
    }

    @Test
    void readsTheReply() throws Unreadable {
        var reply = FORMAT.read(Samples.sample("anthropic_response.json"), Samples.backend(null).settings());

        assertThat(reply).isEqualTo(new Reply("Hello!", Map.of(), List.of(), List.of(), new Reply.Usage(12L, 6L), "claude-x", "end_turn"));
    }

    @Test
    void joinsTextAndPassesOverThoughts() throws Unreadable {
        assertThat(read("""
            {"content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}""")
            .content()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\": []}", "{\"content\": \"a\"}", "{\"content\": [{\"type\": \"tool_use\"}]}",
        "{\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\"}}", "{\"content\": [{\"type\": \"text\", \"text\": null}]}"})
    void refusesWhatIsNoReply(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Unreadable.class);
    }

    private static Said said(String role, String text) {
        return new Said(role, text, List.of());
    }

    private static Reply read(String body) throws Unreadable {
        return FORMAT.read(body.getBytes(StandardCharsets.UTF_8), Samples.backend(null).settings());
    }

    private static String body(AttemptStarted attempt, UnaryOperator<Settings> settings) {
        return new String(BackendJson.write(FORMAT.body(Samples.call(Samples.backend(null, "anthropic", settings), attempt))),
            StandardCharsets.UTF_8);
    }
}
