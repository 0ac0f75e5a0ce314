package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Components that say more than words, and one that calculates. */
@ExtendWith(Running.class)
class ComponentsIT {
    private final Product product;

    ComponentsIT(Product product) {
        this.product = product;
    }

    @Test
    void sendsMediaAndGoesOn() {
        var chat = product.bot(flow("""
            {"id": "c", "type": "media", "media_url": "https://a.example/i.png", "media_type": "image", "caption": "Look!", "next": "end"}"""))
            .channel();

        var turn = chat.start();

        assertThat(turn.at("/messages/0/caption").asString()).isEqualTo("Look!");
        assertThat(turn.textAt("/message/type")).isEqualTo("media");
        assertThat(turn.textAt("/message/media_url")).isEqualTo("https://a.example/i.png");
        assertThat(turn.textAt("/message/media_type")).isEqualTo("image");
        assertThat(turn.textAt("/message/text")).isEqualTo("Look!");
        assertThat(turn.textAt("/state")).isEqualTo("end");
    }

    @Test
    void keepsTheButtonsOfACarouselOnOffer() {
        var chat = product.bot(flow("""
            {"id": "c", "type": "carousel", "next": "ask", "elements": [
              {"title": "Tea", "subtitle": "hot", "image_url": "https://a.example/t.png", "url": "https://a.example/t",
               "buttons": [{"id": "tea", "text": "Buy tea", "next": "thanks"}, {"text": "Site", "url": "https://a.example"},
                           {"text": "Call", "phone": "+49301"}]}]},
            {"id": "ask", "type": "question_text", "text": "Your name?", "variable": "v", "next": "end"},
            {"id": "thanks", "type": "message", "text": "Tea it is.", "next": "ask"}""")).channel();
        var first = chat.start("{\"session_id\": \"s\"}").is(200);

        var chosen = chat.select("s", "tea").is(200);

        assertThat(first.textAt("/message/type")).isEqualTo("carousel");
        assertThat(first.at("/message/elements/0/buttons")).isEqualTo(Answer.json("""
            [{"id": "tea", "text": "Buy tea"}, {"text": "Site", "url": "https://a.example"}, {"text": "Call", "phone": "+49301"}]"""));
        assertThat(chosen.each("/messages", "/text")).containsExactly("Tea it is.", "Your name?");
        chat.select("s", "coffee").isRefused(422, "unknown_option");
        assertThat(product.owner().get("/v1/conversations/%s/messages".formatted(first.textAt("/conversation_id"))).each("/data", "/text"))
            .contains("Buy tea");
    }

    @Test
    void calculatesAndGoesByTheResult() {
        var chat = product.bot(flow("""
            {"id": "c", "type": "formula", "expression": "Sum(1, Multiply(2, 3))", "variable": "n", "next": "which"},
            {"id": "which", "type": "formula", "expression": "IsGreaterThan({n}, 6)", "true_next": "yes", "false_next": "end"},
            {"id": "yes", "type": "message", "text": "{n} is more than 6", "next": "end"}""")).channel();

        assertThat(chat.start().textAt("/message/text")).isEqualTo("7 is more than 6");
    }

    private static String flow(String components) {
        return """
            {"variables": [{"name": "v", "type": "string"}, {"name": "n", "type": "number"}],
             "components": [{"id": "start", "type": "start", "next": "c"}, %s, {"id": "end", "type": "end"}]}""".formatted(components);
    }
}
