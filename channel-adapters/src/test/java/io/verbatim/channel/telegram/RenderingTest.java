package io.verbatim.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Buttons;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Carousel;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.ListOfOptions;
import io.verbatim.shared.conversation.BotMessage.Media;
import io.verbatim.shared.conversation.BotMessage.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenderingTest {
    private static final String IMAGE = "https://example.com/a.png";
    private static final List<Choice> OPTIONS = List.of(new Choice("opt_1", "Option 1", null), new Choice("opt_2", "Option 2", null));

    @Test
    void saysWordsAsTheyAre() {
        assertThat(bodies(new Text("*Hello* <b>"))).containsExactly("{\"text\":\"*Hello* <b>\"}");
        assertThat(Rendering.of(new Text("  "))).isEmpty();
    }

    @Test
    void sendsButtonsAsTheSampleDoes() throws IOException {
        var sample = new ClassPathResource("telegram/sendMessage_request.json").getContentAsString(StandardCharsets.UTF_8)
            .replace("\"o:1\"", "\"%s\"".formatted(OptionToken.of("opt_1"))).replace("\"o:2\"", "\"%s\"".formatted(OptionToken.of("opt_2")));

        var call = Rendering.of(new Buttons("Choose an option:", OPTIONS, null)).getFirst();

        assertThat(new JsonMapper().readTree(call.to(700123456).toString())).isEqualTo(new JsonMapper().readTree(sample));
        assertThat(call.options()).containsExactly("opt_1", "opt_2");
        assertThat(Call.of(call.asContent())).isEqualTo(call);
    }

    @Test
    void hasTokensOfFewBytesForAnyOption() {
        assertThat(OptionToken.of("x".repeat(5_000))).matches("o:[0-9a-z]{10,62}").isEqualTo(OptionToken.of("x".repeat(5_000)))
            .isNotEqualTo(OptionToken.of("x".repeat(5_001)));
    }

    @Test
    void describesTheRowsOfAListAboveThem() {
        var list = new ListOfOptions("Which size?", List.of(new Choice("s", "Small", "up to 38"), new Choice("l", "Large", null)), "Sizes");

        assertThat(Rendering.of(list)).singleElement().satisfies(call ->
            assertThat(call.body().path("text").asString()).isEqualTo("Which size?\n\nSmall: up to 38"));
    }

    @Test
    void putsTheButtonsBelowTheLastPiece() {
        var calls = Rendering.of(new Buttons("word ".repeat(1_500), OPTIONS, null));

        assertThat(calls).hasSize(2).allSatisfy(call ->
            assertThat(call.body().path("text").asString().length()).isLessThanOrEqualTo(Rendering.LONGEST_TEXT));
        assertThat(calls.getFirst().body().has("reply_markup")).isFalse();
        assertThat(calls.getLast().body().has("reply_markup")).isTrue();
    }

    @Test
    void sendsFilesByTheirAddress() {
        assertThat(methods(new Media(IMAGE, "image", "A part", null))).containsExactly("sendPhoto");
        assertThat(bodies(new Media(IMAGE, "image", "A part", null))).containsExactly("{\"photo\":\"" + IMAGE + "\",\"caption\":\"A part\"}");
        assertThat(methods(new Media(IMAGE, "document", null, "a.pdf"))).containsExactly("sendDocument");
        assertThat(methods(new Media(IMAGE, "video", "long ".repeat(300), null))).containsExactly("sendVideo", "sendMessage");
        assertThat(methods(new Buttons("Which?", OPTIONS, IMAGE))).containsExactly("sendPhoto");
        assertThat(methods(new Buttons("long ".repeat(300), OPTIONS, IMAGE))).containsExactly("sendPhoto", "sendMessage");
    }

    @Test
    void showsCardsOneAfterTheOther() {
        var card = new Card("Shirt", "Red", null, null, List.of(new CardButton("buy", "Buy", null, null),
            new CardButton(null, "More", "https://example.com", null), new CardButton(null, "Call", null, "+491234")));

        var calls = Rendering.of(new Carousel(List.of(card, card)));

        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.body().path("text").asString()).isEqualTo("Shirt\nRed\nCall: +491234");
            assertThat(call.body().at("/reply_markup/inline_keyboard").valueStream().map(row -> row.get(0).path("text").asString()))
                .containsExactly("Buy", "More");
            assertThat(call.options()).containsExactly("buy");
        });
    }

    @Test
    void cutsWhereAReaderWould() {
        assertThat(Split.of("One two.\n\nThree four.", 14)).containsExactly("One two.", "Three four.");
        assertThat(Split.of("One two. Four five", 12)).containsExactly("One two.", "Four five");
        assertThat(Split.of("aaaa bbbb", 6)).containsExactly("aaaa", "bbbb");
        assertThat(Split.of("x".repeat(25), 10)).containsExactly("x".repeat(10), "x".repeat(10), "x".repeat(5));
        assertThat(Split.of("123\uD83D\uDE00456", 4)).containsExactly("123", "\uD83D\uDE0045", "6");
    }

    private static List<String> methods(BotMessage message) {
        return Rendering.of(message).stream().map(Call::method).toList();
    }

    private static List<String> bodies(BotMessage message) {
        return Rendering.of(message).stream().map(Call::body).map(JsonNode::toString).toList();
    }
}
