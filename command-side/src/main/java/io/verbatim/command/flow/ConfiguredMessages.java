package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.OptionIds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages that a server or a script sends, each {@code {type, config}} in the shapes of Chatlayer's API plugin, as messages of ours. What
 * fits none of the shapes says nothing.
 */
record ConfiguredMessages(Component component, Visit visit) {
    private static final int MOST_MESSAGES = 20;
    private static final int MOST_CARDS = 10;

    /** Says them, and answers whether they let the user choose. */
    boolean say(List<Loose> messages) {
        var said = messages.stream().limit(MOST_MESSAGES).flatMap(each -> message(each).stream()).map(OptionIds::apart).toList();
        said.forEach(message -> visit.say(component, message));
        return said.stream().anyMatch(ConfiguredMessages::offers);
    }

    private Optional<BotMessage> message(Loose message) {
        var config = message.object("config");
        return switch (String.valueOf(message.text("type"))) {
            case "text" -> words(config).map(BotMessage.Text::new);
            case "buttons" -> Optional.of(buttons(words(config).orElse(""), config.objects("buttons")));
            case "quickReplies" -> Optional.of(Replies.words(words(config).orElse(""), choices(config.objects("quickReplies"))));
            case "carousel" -> cards(config.objects("elements"));
            case "media" -> media(config.object("media"));
            case "list" -> list(config);
            default -> Optional.empty();
        };
    }

    /** One of the texts, at random. */
    private Optional<String> words(Loose config) {
        var texts = config.objects("textMessages").stream().flatMap(each -> filled(each.text("text")).stream()).toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() == 1 ? 0 : visit.draw(texts.size())));
    }

    /** Links and phone numbers have no place below a plain question: with them it is a card. */
    private BotMessage buttons(String words, List<Loose> buttons) {
        boolean plain = buttons.stream().allMatch(each -> kind(each).equals("postback"));
        return plain ? Replies.words(words, choices(buttons))
            : new BotMessage.Carousel(List.of(new Card(words, null, null, null, cardButtons(buttons))));
    }

    private List<Choice> choices(List<Loose> buttons) {
        return buttons.stream().filter(each -> kind(each).equals("postback")).limit(Replies.OFFERED)
            .flatMap(each -> filled(each.text("title"))
                .map(title -> new Choice(Postback.of(each.get("payload")).id(), title, null)).stream())
            .toList();
    }

    private Optional<BotMessage> cards(List<Loose> elements) {
        var cards = elements.stream().limit(MOST_CARDS).map(each -> new Card(filled(each.text("title")).orElse(""),
            filled(each.text("subTitle")).orElse(null), each.text("imageUrl"), each.text("webUrl"), cardButtons(each.objects("buttons"))));
        return Optional.of(new BotMessage.Carousel(cards.toList())).filter(carousel -> !carousel.elements().isEmpty())
            .map(BotMessage.class::cast);
    }

    private List<CardButton> cardButtons(List<Loose> buttons) {
        return buttons.stream().limit(Replies.BUTTONS).flatMap(each -> filled(each.text("title")).map(title -> switch (kind(each)) {
            case "web_url" -> new CardButton(null, title, each.text("url"), null);
            case "phone_number" -> new CardButton(null, title, null, each.text("payload", "call"));
            default -> new CardButton(Postback.of(each.get("payload")).id(), title, null, null);
        }).stream()).toList();
    }

    private static Optional<BotMessage> media(Loose media) {
        String url = media.text("url");
        String type = String.valueOf(media.text("type"));
        return url == null ? Optional.empty()
            : Optional.of(new BotMessage.Media(url, type.equals("attachment") || type.equals("null") ? "document" : type, null, null));
    }

    private Optional<BotMessage> list(Loose config) {
        var rows = config.objects("elements").stream().limit(Replies.OFFERED).flatMap(each -> filled(each.text("title")).map(title ->
            new Choice(Postback.of(each.object("button").get("payload")).id(), title, filled(each.text("subTitle")).orElse(null))).stream())
            .toList();
        return rows.isEmpty() ? Optional.empty()
            : Optional.of(new BotMessage.ListOfOptions(words(config).orElse(QuestionList.BUTTON_TEXT), rows, QuestionList.BUTTON_TEXT));
    }

    private Optional<String> filled(@Nullable String template) {
        return template == null ? Optional.empty() : Optional.of(visit.text(component, template));
    }

    private static String kind(Loose button) {
        String type = button.text("type");
        return type == null ? "postback" : type.equals("call") ? "phone_number" : type;
    }

    private static boolean offers(BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> true;
            case BotMessage.ListOfOptions list -> true;
            case BotMessage.Carousel carousel -> carousel.elements().stream().map(Card::buttons).flatMap(List::stream)
                .map(CardButton::id).anyMatch(id -> id != null);
            default -> false;
        };
    }
}
