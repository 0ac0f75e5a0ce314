package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn has come in the flow. Public for snapshots only.
 *
 * @param at       the component that was entered last
 * @param steps    components that ran in this turn
 * @param attempts answers that the component has refused
 * @param untaken  whether the user's input of this turn waits for a component that takes it
 * @param chosen   whether that input was an option
 * @param offered  what the component's messages let the user choose
 * @param cards    what the last carousel lets the user choose, whatever came after it
 */
public record Place(@Nullable String at, int steps, int attempts, boolean untaken, boolean chosen, List<Choice> offered, Cards cards) {
    static final Place NOWHERE = new Place(null, 0, 0, false, false, List.of(), Cards.NONE);

    public Place {
        // Snapshots that are older than the component have none.
        cards = requireNonNullElse(cards, Cards.NONE);
    }

    Place heard(boolean option) {
        return new Place(at, 0, attempts, true, option, offered, cards);
    }

    Place entered(String componentId) {
        return new Place(componentId, steps + 1, 0, untaken, chosen, List.of(), cards);
    }

    /** What a carousel takes is one of its buttons, also where its label was typed. */
    Place taken(String componentId) {
        return new Place(at, steps, 0, false, chosen || cards.areOf(componentId), offered, cards);
    }

    Place resumed() {
        return new Place(at, 0, attempts, untaken, chosen, offered, cards);
    }

    Place rejected(int attempt) {
        return new Place(at, steps, attempt, untaken, chosen, offered, cards);
    }

    Place failed(String componentId) {
        return new Place(componentId, steps, 0, untaken, chosen, componentId.equals(at) ? offered : List.of(), cards);
    }

    Place asked() {
        return new Place(at, steps, 0, false, false, List.of(), cards);
    }

    Place said(String componentId, BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> offering(buttons.options());
            case BotMessage.ListOfOptions list -> offering(list.options());
            case BotMessage.Carousel carousel -> new Place(at, steps, attempts, untaken, chosen, carousel.answers(),
                new Cards(componentId, carousel.answers()));
            default -> this;
        };
    }

    /** An operator's choices stand beside those of the component that waits. */
    Place saidByOperator(BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> showing(buttons.options());
            case BotMessage.ListOfOptions list -> showing(list.options());
            case BotMessage.Carousel carousel -> showing(carousel.answers());
            default -> this;
        };
    }

    /** An operator sent the flow elsewhere: nothing that was said or offered before waits for an answer. */
    Place moved(String componentId) {
        return new Place(componentId, 0, 0, false, false, List.of(), cards);
    }

    /** Whether a backend that is come to now has something to reply to. */
    boolean hasSomethingToReplyTo() {
        return untaken || chosen;
    }

    private Place showing(List<Choice> choices) {
        return new Place(at, steps, attempts, untaken, chosen, offered, choices.isEmpty() ? cards : Cards.ofOperator(choices));
    }

    private Place offering(List<Choice> choices) {
        return new Place(at, steps, attempts, untaken, chosen, List.copyOf(choices), cards);
    }
}
