package io.verbatim.channel.webhook;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bot messages for people who can only read and write: what may be chosen is numbered, in the order in which a number chooses. */
final class NumberedText {
    private NumberedText() {
    }

    static String of(BotMessage message) {
        return switch (message) {
            case BotMessage.Text text -> text.text();
            case BotMessage.Buttons buttons -> withOptions(buttons.text(), buttons.options());
            case BotMessage.ListOfOptions list -> withOptions(list.text(), list.options());
            case BotMessage.Media media -> media.caption() == null ? "" : media.caption();
            case BotMessage.Carousel carousel -> cards(carousel.elements());
        };
    }

    private static String withOptions(String text, List<Choice> options) {
        var lines = new ArrayList<String>();
        for (var option : options) {
            var label = option.description() == null || option.description().isBlank() ? option.text()
                : "%s (%s)".formatted(option.text(), option.description());
            lines.add("%d. %s".formatted(lines.size() + 1, label));
        }
        return text + "\n\n" + String.join("\n", lines);
    }

    private static String cards(List<Card> cards) {
        var blocks = new ArrayList<String>();
        int number = 0;
        for (var card : cards) {
            var lines = new ArrayList<>(List.of(card.title()));
            add(lines, card.subtitle());
            add(lines, card.url());
            for (var button : card.buttons()) {
                lines.add(button.id() == null ? link(button) : "%d. %s".formatted(++number, button.text()));
            }
            blocks.add(String.join("\n", lines));
        }
        return String.join("\n\n", blocks);
    }

    private static String link(CardButton button) {
        return "%s: %s".formatted(button.text(), button.url() == null ? button.phone() : button.url());
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line);
        }
    }
}
