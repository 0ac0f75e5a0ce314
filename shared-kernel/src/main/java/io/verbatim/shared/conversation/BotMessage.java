package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a bot says, whatever the channel; each channel says it in its own way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = BotMessage.Text.class, name = "text"),
    @Type(value = BotMessage.Buttons.class, name = "buttons"),
    @Type(value = BotMessage.ListOfOptions.class, name = "list"),
    @Type(value = BotMessage.Media.class, name = "media"),
    @Type(value = BotMessage.Carousel.class, name = "carousel")
})
public sealed interface BotMessage {

    /** The message as plain text: what a reader of the transcript sees, and a backend gets as the assistant's turn. */
    String asText();

    /** The same message with other texts: its labels, addresses and descriptions included. */
    BotMessage with(UnaryOperator<String> texts);

    private static @Nullable String changed(@Nullable String text, UnaryOperator<String> texts) {
        return text == null ? null : texts.apply(text);
    }

    private static List<Choice> changed(List<Choice> choices, UnaryOperator<String> texts) {
        return choices.stream().map(choice -> new Choice(choice.id(), texts.apply(choice.text()), changed(choice.description(), texts)))
            .toList();
    }

    /** Words. */
    record Text(String text) implements BotMessage {
        @Override
        public BotMessage with(UnaryOperator<String> texts) {
            return new Text(texts.apply(text));
        }

        @Override
        public String asText() {
            return text;
        }
    }

    /** A question with one to three buttons. */
    record Buttons(String text, List<Choice> options, @Nullable String imageUrl) implements BotMessage {
        @Override
        public BotMessage with(UnaryOperator<String> texts) {
            return new Buttons(texts.apply(text), BotMessage.changed(options, texts), BotMessage.changed(imageUrl, texts));
        }

        @Override
        public String asText() {
            return text;
        }
    }

    /** A question with one to ten rows. */
    record ListOfOptions(String text, List<Choice> options, String buttonText) implements BotMessage {
        @Override
        public BotMessage with(UnaryOperator<String> texts) {
            return new ListOfOptions(texts.apply(text), BotMessage.changed(options, texts), texts.apply(buttonText));
        }

        @Override
        public String asText() {
            return text;
        }
    }

    /** A file. */
    record Media(String mediaUrl, String mediaType, @Nullable String caption, @Nullable String filename) implements BotMessage {
        @Override
        public BotMessage with(UnaryOperator<String> texts) {
            return new Media(texts.apply(mediaUrl), mediaType, BotMessage.changed(caption, texts), BotMessage.changed(filename, texts));
        }

        @Override
        public String asText() {
            return caption == null ? mediaUrl : caption;
        }
    }

    /** Cards side by side. */
    record Carousel(List<Card> elements) implements BotMessage {
        /** The answers that its buttons give, without the links and numbers. */
        public List<Choice> answers() {
            return elements.stream().flatMap(card -> card.buttons().stream()).filter(button -> button.id() != null)
                .map(button -> new Choice(button.id(), button.text(), null)).toList();
        }

        @Override
        public BotMessage with(UnaryOperator<String> texts) {
            return new Carousel(elements.stream().map(card -> card.with(texts)).toList());
        }

        @Override
        public String asText() {
            return String.join("\n", elements.stream().map(Card::title).toList());
        }
    }

    /** What the user may choose. */
    record Choice(String id, String text, @Nullable String description) { }

    /** One card of a carousel. */
    record Card(String title, @Nullable String subtitle, @Nullable String imageUrl, @Nullable String url, List<CardButton> buttons) {

        Card with(UnaryOperator<String> texts) {
            return new Card(texts.apply(title), changed(subtitle, texts), changed(imageUrl, texts), changed(url, texts),
                buttons.stream().map(button -> button.with(texts)).toList());
        }
    }

    /** One button of a card: an answer, a link or a phone number. */
    record CardButton(@Nullable String id, String text, @Nullable String url, @Nullable String phone) {
        CardButton with(UnaryOperator<String> texts) {
            return new CardButton(id, texts.apply(text), changed(url, texts), changed(phone, texts));
        }

        /** Whether pressing it does anything. */
        public boolean leads() {
            return id != null || url != null || phone != null;
        }
    }
}
