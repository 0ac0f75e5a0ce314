package io.verbatim.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonShapesTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PRESSED = "{\\\"title\\\":\\\"Red\\\",\\\"nextDialogstateId\\\":\\\"a\\\",\\\"sessionDataToSet\\\":[]}";

    @Test
    void saysWords() {
        assertShapes(new BotMessage.Text("Hi"), "{'text': 'Hi'}");
        assertShapes(new BotMessage.Text(" "));
    }

    @Test
    void offersButtons() {
        assertShapes(new BotMessage.Buttons("Which?", List.of(new Choice("a", "Red", null)), "https://a.example/a.png"),
            "{'attachment': {'type': 'template', 'payload': {'template_type': 'generic', 'elements': [{'title': 'Which?', "
                + "'image_url': 'https://a.example/a.png', 'buttons': [{'type': 'postback', 'title': 'Red', 'payload': '%s'}]}]}}}"
                    .formatted(PRESSED));
        assertShapes(new BotMessage.Buttons("Which?", List.of(new Choice("a", "Red", null)), null),
            "{'attachment': {'type': 'template', 'payload': {'template_type': 'button', 'text': 'Which?', 'buttons': ["
                + "{'type': 'postback', 'title': 'Red', 'payload': '%s'}]}}}".formatted(PRESSED));
    }

    @Test
    void offersAListAsQuickReplies() {
        assertShapes(new BotMessage.ListOfOptions("Which?", List.of(new Choice("a", "Red", "as a rose")), "Colours"),
            "{'text': 'Which?\\n\\nRed: as a rose', 'quick_replies': [{'content_type': 'text', 'title': 'Red', 'payload': '%s'}]}"
                .formatted(PRESSED));
    }

    @Test
    void showsMedia() {
        assertShapes(new BotMessage.Media("https://a.example/1", "video", "A film", null),
            "{'attachment': {'type': 'video', 'payload': {'url': 'https://a.example/1'}}, 'text': 'A film'}");
    }

    @Test
    void showsCards() {
        var card = new Card("Shoe", "Good", "https://a.example/s.png", "https://a.example", List.of(new CardButton("a", "Red", null, null),
            new CardButton(null, "Site", "https://b.example", null), new CardButton(null, "Call", null, "+321")));

        assertShapes(new BotMessage.Carousel(List.of(card)), ("{'attachment': {'type': 'template', 'payload': {'template_type': 'generic', "
            + "'elements': [{'title': 'Shoe', 'subtitle': 'Good', 'image_url': 'https://a.example/s.png', 'item_url': 'https://a.example', "
            + "'default_action': {'type': 'web_url', 'url': 'https://a.example'}, 'buttons': ["
            + "{'type': 'postback', 'title': 'Red', 'payload': '%s'}, {'type': 'web_url', 'title': 'Site', 'url': 'https://b.example'}, "
            + "{'type': 'phone_number', 'title': 'Call', 'payload': '+321'}]}]}}}").formatted(PRESSED));
    }

    private static void assertShapes(BotMessage message, String... shapes) {
        assertThat(JsonShapes.of(message)).map(JsonNode.class::cast)
            .containsExactly(List.of(shapes).stream().map(shape -> MAPPER.readTree(shape.replace('\'', '"'))).toArray(JsonNode[]::new));
    }
}
