package io.verbatim.channel.whatsapp.outbound;

import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.Media;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cards one below the other: WhatsApp has no others that a conversation may use. Links and phone numbers are said in the text. */
final class Cards {

    private Cards() {
    }

    static List<Shape> of(Card card, Leaf leaf) {
        var text = text(card);
        var answers = card.buttons().stream().filter(button -> button.id() != null)
            .map(button -> new Choice(String.valueOf(button.id()), button.text(), null)).toList();
        if (!answers.isEmpty()) {
            return Choices.of(text, answers, card.imageUrl(), leaf);
        }
        return card.imageUrl() == null ? Rendering.texts(text) : Rendering.of(new Media(card.imageUrl(), "image", text, null), leaf.delivery());
    }

    private static String text(Card card) {
        var links = card.buttons().stream().flatMap(Cards::link);
        return Stream.concat(Stream.of(card.title(), card.subtitle(), card.url()), links).filter(Objects::nonNull)
            .filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static Stream<String> link(CardButton button) {
        return Stream.of(button.url(), button.phone()).filter(Objects::nonNull).map(link -> "%s: %s".formatted(button.text(), link));
    }
}
