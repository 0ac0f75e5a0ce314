package io.verbatim.command.flow;

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
 */
public record Place(@Nullable String at, int steps, int attempts, boolean untaken, boolean chosen, List<Choice> offered) {
    static final Place NOWHERE = new Place(null, 0, 0, false, false, List.of());

    Place heard(boolean option) {
        return new Place(at, 0, attempts, true, option, offered);
    }

    Place entered(String componentId) {
        return new Place(componentId, steps + 1, 0, untaken, chosen, List.of());
    }

    Place taken() {
        return new Place(at, steps, 0, false, chosen, offered);
    }

    Place resumed() {
        return new Place(at, 0, attempts, untaken, chosen, offered);
    }

    Place rejected(int attempt) {
        return new Place(at, steps, attempt, untaken, chosen, offered);
    }

    Place failed(String componentId) {
        return new Place(componentId, steps, 0, untaken, chosen, componentId.equals(at) ? offered : List.of());
    }

    Place asked() {
        return new Place(at, steps, 0, false, false, List.of());
    }

    Place said(BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> offering(buttons.options());
            case BotMessage.Carousel carousel -> offering(carousel.elements().stream().flatMap(card -> card.buttons().stream())
                .filter(button -> button.id() != null).map(button -> new Choice(button.id(), button.text(), null)).toList());
            case BotMessage.ListOfOptions list -> offering(list.options());
            default -> this;
        };
    }

    /** Whether a backend that is come to now has something to reply to. */
    boolean hasSomethingToReplyTo() {
        return untaken || chosen;
    }

    private Place offering(List<Choice> choices) {
        return new Place(at, steps, attempts, untaken, chosen, List.copyOf(choices));
    }
}
