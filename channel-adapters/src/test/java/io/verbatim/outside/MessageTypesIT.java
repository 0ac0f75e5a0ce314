package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Session API, "Message types": the fields of each, no less and no more. */
@ExtendWith(Running.class)
class MessageTypesIT {

    private final Product product;

    MessageTypesIT(Product product) {
        this.product = product;
    }

    @Test
    void showsTextAsText() {
        assertThat(told("""
            {"id": "c", "type": "message", "text": "Line\\nGr\u00fc\u00dfe \ud83d\ude00", "next": "end"}""")).isEqualTo(Answer.json("""
            {"type": "text", "text": "Line\\nGr\u00fc\u00dfe \ud83d\ude00"}"""));
    }

    @Test
    void showsButtonsWithTheirOptions() {
        assertThat(told("""
            {"id": "c", "type": "question_buttons", "text": "Which?", "variable": "v", "image_url": "https://a.example/i.png",
             "options": [{"id": "a", "text": "A", "next": "end"}, {"id": "b", "text": "B", "next": "end"},
                         {"id": "c", "text": "C", "next": "end"}]}""")).isEqualTo(Answer.json("""
            {"type": "buttons", "text": "Which?", "image_url": "https://a.example/i.png",
             "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]}"""));
    }

    @Test
    void leavesAnImageOutThatIsNotThere() {
        assertThat(told("""
            {"id": "c", "type": "question_buttons", "text": "Sure?", "variable": "v",
             "options": [{"id": "a", "text": "Yes", "next": "end"}]}""")).isEqualTo(Answer.json("""
            {"type": "buttons", "text": "Sure?", "options": [{"id": "a", "text": "Yes"}]}"""));
    }

    @Test
    void showsAListWithItsButton() {
        assertThat(told("""
            {"id": "c", "type": "question_list", "text": "Which?", "variable": "v",
             "options": [{"id": "a", "text": "A", "description": "the first", "next": "end"}, {"id": "b", "text": "B", "next": "end"}]}"""))
            .isEqualTo(Answer.json("""
            {"type": "list", "text": "Which?", "button_text": "Select an option",
             "options": [{"id": "a", "text": "A", "description": "the first"}, {"id": "b", "text": "B"}]}"""));
    }

    @Test
    void showsTheFilesAndButtonsOfAReply() {
        var answer = reply("""
            {"content": "Look", "attachments": [{"type": "image", "url": "https://a.example/a.png"},
             {"type": "document", "url": "https://a.example/a.pdf", "filename": "a.pdf"}], "buttons": [{"id": "a", "text": "A"}]}""");

        assertThat(bare(answer.at("/messages/0"))).isEqualTo(Answer.json("""
            {"type": "buttons", "text": "Look", "options": [{"id": "a", "text": "A"}]}"""));
        assertThat(bare(answer.at("/messages/1"))).isEqualTo(Answer.json("""
            {"type": "media", "media_url": "https://a.example/a.png", "media_type": "image"}"""));
        assertThat(bare(answer.at("/messages/2"))).isEqualTo(Answer.json("""
            {"type": "media", "media_url": "https://a.example/a.pdf", "media_type": "document", "filename": "a.pdf"}"""));
    }

    @Test
    void givesEveryMessageItsIdAndItsComponent() {
        var turn = product.bot(Flows.PARROT).channel().start("{}").is(200);

        assertThat(turn.each("/messages", "/component_id")).containsExactly("say", "ask");
        assertThat(turn.each("/messages", "/id")).doesNotHaveDuplicates().allMatch(id -> id.matches("msg_[0-9a-hjkmnp-tv-z]{26}"));
        assertThat(turn.at("/message")).isEqualTo(turn.at("/messages/0"));
    }

    @Test
    void hasNoFirstMessageWhereNothingIsSaid() {
        var turn = product.bot(Flows.talk("{}")).channel().start("{}").is(200);

        assertThat(turn.at("/messages").isArray()).isTrue();
        assertThat(turn.at("/messages")).isEmpty();
        assertThat(turn.at("/message").isNull()).isTrue();
    }

    /** What a client gets of the component {@code c}, without the ids that differ from time to time. */
    private JsonNode told(String component) {
        var turn = product.bot("""
            {"variables": [{"name": "v", "type": "string"}],
             "components": [{"id": "start", "type": "start", "next": "c"}, %s, {"id": "end", "type": "end"}]}""".formatted(component))
            .channel().start("{}").is(200);
        assertThat(turn.textAt("/message/component_id")).isEqualTo("c");
        return bare(turn.at("/message"));
    }

    private Answer reply(String json) {
        try (var backend = FakeBackend.start().will(Behaviour.answers(200, json))) {
            var bot = product.bot(Flows.talk("{}")).withoutEcho();
            bot.integration("A", backend, "");
            var chat = bot.channel();
            return chat.say(chat.start().textAt("/session_id"), "hi").is(200);
        }
    }

    private static JsonNode bare(JsonNode message) {
        return ((ObjectNode) message.deepCopy()).remove(List.of("id", "component_id"));
    }
}
