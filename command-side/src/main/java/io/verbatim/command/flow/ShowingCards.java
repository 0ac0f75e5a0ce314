package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Carousel;
import io.verbatim.shared.bot.flow.Carousel.Button;
import io.verbatim.shared.bot.flow.Carousel.Card;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows cards. A card without a title, and a link or picture that is no URL, are left out and noted. */
final class ShowingCards implements Behaviour<Carousel> {
    @Override
    public Step enter(Carousel carousel, Visit visit) {
        var cards = cards(carousel).flatMap(card -> shown(card, carousel, visit)).toList();
        if (cards.isEmpty()) {
            return new Step.Fail("no_cards", carousel.error());
        }
        visit.say(carousel, new BotMessage.Carousel(cards));
        return new Step.GoTo(carousel.next());
    }

    /** It never waits but after a failure, and then a button leads where it always does. */
    @Override
    public boolean expects(Carousel carousel, UserInput input, Visit visit) {
        return false;
    }

    @Override
    public Step pressed(Carousel carousel, String buttonId, Visit visit) {
        visit.took(carousel, Delta.NONE);
        return new Step.GoTo(cards(carousel).flatMap(ShowingCards::buttons).filter(button -> buttonId.equals(button.id())).findFirst()
            .map(Button::next).orElse(null));
    }

    @Override
    public void inspect(Carousel carousel, Inspection inspection) {
        new CarouselCheck(inspection).elements(carousel.elements());
        inspection.way("next", carousel.next());
        inspection.wayIfGiven("error", carousel.error());
    }

    private static Stream<BotMessage.Card> shown(Card card, Carousel carousel, Visit visit) {
        String title = visit.text(carousel, card.title());
        if (title.isBlank()) {
            visit.failed(carousel, "card_without_title");
            return Stream.empty();
        }
        String subtitle = card.subtitle() == null ? null : visit.text(carousel, card.subtitle());
        return Stream.of(new BotMessage.Card(title, subtitle, url(card.imageUrl(), carousel, visit), url(card.url(), carousel, visit),
            buttons(card).map(button -> shown(button, carousel, visit)).filter(CardButton::leads).toList()));
    }

    private static CardButton shown(Button button, Carousel carousel, Visit visit) {
        String phone = button.phone() == null ? null : visit.text(carousel, button.phone());
        return new CardButton(button.id(), visit.text(carousel, button.text()), url(button.url(), carousel, visit), phone);
    }

    private static @Nullable String url(@Nullable String template, Carousel carousel, Visit visit) {
        String url = visit.text(carousel, template).strip();
        if (WebUrl.is(url)) {
            return url;
        }
        if (template != null) {
            visit.failed(carousel, "invalid_card_url");
        }
        return null;
    }

    private static Stream<Card> cards(Carousel carousel) {
        return requireNonNullElse(carousel.elements(), List.<Card>of()).stream().filter(Objects::nonNull);
    }

    private static Stream<Button> buttons(Card card) {
        return requireNonNullElse(card.buttons(), List.<Button>of()).stream().filter(Objects::nonNull);
    }
}
