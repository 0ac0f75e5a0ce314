package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Carousel.Button;
import io.verbatim.shared.bot.flow.Carousel.Card;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The check of a carousel's cards. Ids are unique in the carousel, labels on a card: every card may have its "Buy". */
record CarouselCheck(Inspection inspection, Set<String> ids) {
    private static final int MOST_CARDS = 10;

    CarouselCheck(Inspection inspection) {
        this(inspection, new HashSet<>());
    }

    void elements(@Nullable List<Card> cards) {
        if (cards == null || cards.isEmpty()) {
            inspection.error("missing_elements", "elements", "must have at least one card");
            return;
        }
        if (cards.size() > MOST_CARDS) {
            inspection.error("too_many_elements", "elements", "may have at most %d".formatted(MOST_CARDS));
        }
        for (int i = 0; i < cards.size(); i++) {
            card("elements[%d]".formatted(i), cards.get(i));
        }
    }

    private void card(String field, @Nullable Card card) {
        if (card == null) {
            inspection.error("missing_element", field, "must not be null");
            return;
        }
        inspection.text(field + ".title", card.title());
        inspection.textIfGiven(field + ".subtitle", card.subtitle());
        inspection.urlIfGiven(field + ".image_url", card.imageUrl());
        inspection.urlIfGiven(field + ".url", card.url());
        if (card.buttons() != null) {
            buttons(field + ".buttons", card.buttons());
        }
    }

    private void buttons(String field, List<Button> buttons) {
        if (buttons.size() > Replies.BUTTONS) {
            inspection.error("too_many_buttons", field, "may have at most %d".formatted(Replies.BUTTONS));
        }
        var options = new OptionsCheck(inspection, null, ids, new HashSet<>());
        for (int i = 0; i < buttons.size(); i++) {
            button("%s[%d]".formatted(field, i), buttons.get(i), options);
        }
    }

    private void button(String field, @Nullable Button button, OptionsCheck options) {
        if (button == null || Stream.of(button.id(), button.url(), button.phone()).filter(each -> each != null).count() != 1) {
            inspection.error("invalid_button", field, "must have exactly one of id, url and phone");
            return;
        }
        options.label(field + ".text", button.text());
        options.label(field + ".text", button.text(), AskingByButtons.LONGEST_LABEL);
        inspection.urlIfGiven(field + ".url", button.url());
        inspection.textIfGiven(field + ".phone", button.phone());
        if (button.id() == null) {
            inspection.wayIfGiven(field + ".next", button.next());
        } else {
            options.id(field + ".id", button.id());
            inspection.way(field + ".next", button.next());
        }
    }
}
