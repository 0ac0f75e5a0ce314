package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TemplateFormatTest {

    private static final TemplateFormat FORMAT = new TemplateFormat();

    @Test
    void putsValuesInThePlaceOfTheirNames() {
        assertThat(filled("""
            {"q": "{last_message}", "all": "{messages}", "who": {"name": "{user.name}", "nick": "{user.username}"},
             "n": [1, true, null, "{model}"],
             "c": "{conversation_id}", "{last_message}": "plain {text}", "limit": "{max_tokens}", "s": "{system_prompt}"}""")).isEqualTo("""
            {"q":"What's the weather?","all":[{"role":"system","content":"Be kind"},{"role":"user","content":"Hi"},\
            {"role":"assistant","content":"Hello"},{"role":"user","content":"What's the weather?"}],"who":{"name":"Anna","nick":null},\
            "n":[1,true,null,"m"],"c":"%s","{last_message}":"plain {text}","limit":5,"s":"Be kind"}""".formatted(Samples.CONVERSATION));
    }

    @Test
    void putsWordsIntoLongerStrings() {
        assertThat(filled("[\"Q: {last_message} ($1) by {user.name}{user.username}, {unknown}\"]"))
            .isEqualTo("[\"Q: What's the weather? ($1) by Anna, {unknown}\"]");
    }

    @Test
    void takesNothingThatWasSaidForAName() {
        var said = new Said("user", "{user.name} {messages}", List.of());
        var backend = Samples.backend(null, "template", with -> with.template(List.of("{last_message}", "{last_message}!"), ""));

        assertThat(new String(BackendJson.write(FORMAT.body(Samples.call(backend, attempt(1, said)))), StandardCharsets.UTF_8))
            .isEqualTo("[\"{user.name} {messages}\",\"{user.name} {messages}!\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/a/0/b | {\"a\": [{\"b\": \"Yes\"}]}", "/a~1b | {\"a/b\": \"Yes\"}", "'' | \"Yes\"",
        "/generated_text | {\"generated_text\": \"Yes\", \"other\": 1}"})
    void findsTheReplyByItsPointer(String pointer, String body) throws Unreadable {
        assertThat(read(pointer, body)).isEqualTo(new Reply("Yes", Map.of(), List.of(), List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\": 1}", "{\"a\": null}", "{\"a\": {}}", "[]", "x"})
    void refusesWhereThePointerFindsNoText(String body) {
        assertThatThrownBy(() -> read("/a", body)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\" \"", "{\"a\": [\"{message}\"]}", "\"{user.nickname}\""})
    void refusesTemplatesThatCannotBeMeant(String template) {
        assertThat(faults(template)).extracting(Fault::field).containsExactly("template");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": {}, \"b\": \"{messages}\"}", "\"{last_message}\"", "{\"a\": \"{Not a name}\", \"b\": \"\"}", "5"})
    void takesTemplatesOfAnyShape(String template) {
        assertThat(faults(template)).isEmpty();
    }

    @Test
    void needsATemplateAndAPointer() {
        assertThat(FORMAT.faults(Samples.backend(null, "template", with -> with).settings())).extracting(Fault::field)
            .containsExactly("reply_pointer", "template");
    }

    private static List<Fault> faults(String template) {
        return FORMAT.faults(Samples.backend(null, "template", with -> with.template(json(template), "/a")).settings());
    }

    private static Reply read(String pointer, String body) throws Unreadable {
        return FORMAT.read(body.getBytes(StandardCharsets.UTF_8),
            Samples.backend(null, "template", with -> with.template("{messages}", pointer)).settings());
    }

    private static String filled(String template) {
        var backend = Samples.backend(null, "template", with -> with.model("m").maxTokens(5).template(json(template), ""));
        return new String(BackendJson.write(FORMAT.body(Samples.call(backend, attempt(1)))), StandardCharsets.UTF_8);
    }

    private static Object json(String text) {
        return JsonMapper.shared().readValue(text, Object.class);
    }
}
