package io.verbatim.shared.conversation;

import io.verbatim.shared.conversation.BotMessage.Buttons;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Carousel;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.ListOfOptions;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** The ids of a message's options: channels tell options apart by them, and of some that lead the same way, which was chosen. */
public final class OptionIds {
    private final UnaryOperator<String> ids;

    private OptionIds(UnaryOperator<String> ids) {
        this.ids = ids;
    }

    /** The same message; of options with the same {@link OptionWay} all but the first have another id, which leads the same way. */
    public static BotMessage apart(BotMessage message) {
        var given = new HashMap<String, Integer>();
        return each(message, id -> {
            int no = given.merge(id, 1, Integer::sum);
            return no == 1 ? id : OptionWay.numbered(id, no);
        });
    }

    /** The same message with other ids. */
    public static BotMessage each(BotMessage message, UnaryOperator<String> changed) {
        var ids = new OptionIds(changed);
        return switch (message) {
            case Buttons buttons -> new Buttons(buttons.text(), ids.choices(buttons.options()), buttons.imageUrl());
            case ListOfOptions list -> new ListOfOptions(list.text(), ids.choices(list.options()), list.buttonText());
            case Carousel carousel -> new Carousel(carousel.elements().stream().map(ids::card).toList());
            case BotMessage.Text text -> text;
            case BotMessage.Media media -> media;
        };
    }

    private List<Choice> choices(List<Choice> choices) {
        return choices.stream().map(choice -> new Choice(ids.apply(choice.id()), choice.text(), choice.description())).toList();
    }

    private Card card(Card card) {
        return new Card(card.title(), card.subtitle(), card.imageUrl(), card.url(), card.buttons().stream().map(button ->
            button.id() == null ? button : new CardButton(ids.apply(button.id()), button.text(), button.url(), button.phone())).toList());
    }
}
