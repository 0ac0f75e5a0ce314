package io.verbatim.channel.whatsapp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.whatsapp.Samples;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Buttons;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Carousel;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.ListOfOptions;
import io.verbatim.shared.conversation.BotMessage.Media;
import io.verbatim.shared.conversation.BotMessage.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RenderingTest {

    private static final Address MARA = new Address("491701234567", "DE.58203917746105523847");

    @Test
    void saysTextsAsTheSampleDoes() {
        assertThat(sent(new Text("Hello! https://example.com"))).isEqualTo(sample("text"));
        var toId = of(new Text("by BSUID")).getFirst().to(new Address(null, "DE.58203917746105523847"), "dlv_1");
        assertThat(without(toId)).isEqualTo(sample("text_to_bsuid"));
    }

    @Test
    void carriesOurId() {
        var body = of(new Text("Hi")).getFirst().to(MARA, "dlv_1");

        assertThat(body.path("biz_opaque_callback_data").asString()).isEqualTo("dlv_1");
    }

    @ParameterizedTest
    @CsvSource({"image_link, image, a.jpg, A", "video_link, video, a.mp4, A"})
    void sendsFilesByLinkAsTheSamplesDo(String sample, String kind, String file, String caption) {
        assertThat(sent(new Media("https://cdn.example.com/" + file, kind, caption, null))).isEqualTo(sample(sample));
    }

    @Test
    void namesDocuments() {
        assertThat(sent(new Media("https://cdn.example.com/a.pdf", "document", "A", "a.pdf"))).isEqualTo(sample("document_link"));
    }

    @Test
    void saysWhatACaptionCannotHoldAfterTheFile() {
        assertThat(of(new Media("https://a.example/a.jpg", "image", "x".repeat(1_025), null))).extracting(Shape::type)
            .containsExactly("image", "text");
        assertThat(of(new Media("https://a.example/a.ogg", "audio", "Listen", null))).extracting(Shape::type)
            .containsExactly("audio", "text");
    }

    @Test
    void splitsLongTextsAndLosesNothing() {
        var text = IntStream.range(0, 2_000).mapToObj("word%d"::formatted).reduce("", (all, word) -> all + " " + word);

        var shapes = of(new Text(text));

        assertThat(shapes).hasSize(5).allSatisfy(shape -> assertThat(body(shape).length()).isLessThanOrEqualTo(4_096));
        assertThat(String.join(" ", shapes.stream().map(RenderingTest::body).toList())).isEqualTo(text.strip());
        assertThat(of(new Text("  "))).isEmpty();
    }

    @Test
    void neverTearsACharacterApart() {
        var shapes = of(new Text("\uD83D\uDE0A".repeat(4_097)));

        assertThat(shapes).extracting(RenderingTest::body).containsExactly("\uD83D\uDE0A".repeat(4_096), "\uD83D\uDE0A");
    }

    @Test
    void showsUpToThreeShortOptionsAsButtons() {
        var shape = of(new Buttons("Well?", options("Yes", "No", "x".repeat(20)), "https://a.example/a.jpg")).getFirst();

        assertThat(shape.content().at("/type").asString()).isEqualTo("button");
        assertThat(shape.content().at("/header/image/link").asString()).isEqualTo("https://a.example/a.jpg");
        assertThat(shape.content().at("/action/buttons/2/reply/id").asString()).isEqualTo("opt_2");
        assertThat(shape.cut()).isNull();
    }

    @Test
    void showsOptionsAsTheSampleDoes() {
        var sample = sample("interactive_buttons").path("interactive").path("action");

        var shape = of(new Buttons("What would you like to do?", List.of(new Choice("component_id_xyz", "Option 1", null),
            new Choice("component_id_abc", "Option 2", null), new Choice("component_id_def", "Option 3", null)), null)).getFirst();

        assertThat(shape.content().path("action")).isEqualTo(sample);
    }

    @Test
    void makesAListOfLabelsThatAreTooLongForButtons() {
        var shapes = of(new Buttons("Well?", options("Yes", "No, and never ever again, please"), "https://a.example/a.jpg"));

        assertThat(shapes).extracting(Shape::type).containsExactly("image", "interactive");
        var row = shapes.getLast().content().at("/action/sections/0/rows/1");
        assertThat(row.path("title").asString()).isEqualTo("No, and never ever agai\u2026");
        assertThat(row.path("description").asString()).isEqualTo("\u2026n, please");
        assertThat(shapes.getLast().cut()).isEqualTo("rows[1]");
    }

    @Test
    void numbersRowsThatWouldLookTheSame() {
        var shape = of(new ListOfOptions("Well?", options("The very same beginning, A", "The very same beginning, B", "C"),
            "A button that is too long")).getFirst();

        assertThat(titles(shape)).containsExactly("1 The very same beginni\u2026", "2 The very same beginni\u2026", "C");
        assertThat(shape.content().at("/action/button").asString()).hasSize(20);
        assertThat(shape.cut()).isEqualTo("rows[0], rows[1], button");
    }

    @Test
    void offersMoreThanTenOptionsOnPages() {
        var labels = IntStream.range(0, 23).mapToObj("Option %d"::formatted).toArray(String[]::new);
        var message = new ListOfOptions("Well?", options(labels), "Choose");

        var first = of(message);
        var leaf = Leaf.of(first.getFirst().content().at("/action/sections/0/rows/9/id").asString());
        var second = Rendering.page(message, leaf);
        var third = Rendering.page(message, leaf.next());

        assertThat(List.of(first, second, third)).allSatisfy(page -> assertThat(page).hasSize(1));
        assertThat(leaf).isEqualTo(new Leaf("dlv_1", 2));
        assertThat(Stream.of(first, second, third).flatMap(page -> titles(page.getFirst()).stream()).filter(title -> !title.equals("More")))
            .containsExactly(labels);
        assertThat(titles(third.getFirst())).hasSize(5);
        assertThat(Rendering.page(message, new Leaf("dlv_1", 4))).isEmpty();
    }

    @Test
    void offersTenOptionsAtOnce() {
        assertThat(titles(of(new Buttons("Well?", options("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), null)).getFirst()))
            .hasSize(10).doesNotContain("More");
    }

    @Test
    void saysWhatAQuestionCannotHoldBeforeIt() {
        var shapes = of(new Buttons("word ".repeat(500), options("Yes"), null));

        assertThat(shapes).extracting(Shape::type).containsExactly("text", "interactive");
        assertThat(shapes.getLast().content().at("/body/text").asString().length()).isBetween(1, 1_024);
    }

    @Test
    void replacesIdsThatAreTooLong() {
        var shape = of(new Buttons("Well?", List.of(new Choice("x".repeat(201), "Yes", null)), null)).getFirst();

        assertThat(shape.content().at("/action/buttons/0/reply/id").asString()).startsWith("opt_").hasSize(30);
    }

    @Test
    void showsCardsOneBelowTheOther() {
        var answer = new CardButton("buy", "Buy", null, null);
        var link = new CardButton(null, "More", "https://a.example", null);

        var shapes = of(new Carousel(List.of(new Card("Red", "Nice", "https://a.example/r.jpg", null, List.of(answer, link)),
            new Card("Blue", null, "https://a.example/b.jpg", null, List.of(link)), new Card("Green", null, null, null, List.of()))));

        assertThat(shapes).extracting(Shape::type).containsExactly("interactive", "image", "text");
        assertThat(shapes.getFirst().content().at("/body/text").asString()).isEqualTo("Red\nNice\nMore: https://a.example");
        assertThat(shapes.get(1).content().at("/caption").asString()).isEqualTo("Blue\nMore: https://a.example");
    }

    @Test
    void sendsTemplatesAndReadReceipts() {
        var template = new Template("order_update", "de").shape().to(MARA, "dlv_1");

        assertThat(template.at("/template/language/code").asString()).isEqualTo("de");
        var sample = sample("mark_read_typing");
        assertThat(Shape.read(sample.path("message_id").asString(), true)).isEqualTo(sample);
    }

    @Test
    void alwaysSaysTheSame() {
        var message = new ListOfOptions("Well?", options("A", "B"), "");

        assertThat(of(message)).isEqualTo(of(message));
    }

    private static List<Shape> of(BotMessage message) {
        return Rendering.of(message, "dlv_1");
    }

    private static List<Choice> options(String... labels) {
        return IntStream.range(0, labels.length).mapToObj(i -> new Choice("opt_" + i, labels[i], null)).toList();
    }

    private static List<String> titles(Shape shape) {
        return shape.content().at("/action/sections/0/rows").valueStream().map(row -> row.path("title").asString()).toList();
    }

    private static String body(Shape shape) {
        return shape.content().path("body").asString();
    }

    private static JsonNode sent(BotMessage message) {
        return without(of(message).getFirst().to(MARA, "dlv_1"));
    }

    private static JsonNode without(ObjectNode body) {
        body.remove("biz_opaque_callback_data");
        return body;
    }

    private static JsonNode sample(String name) {
        return Samples.json("outbound/%s.json".formatted(name));
    }
}
