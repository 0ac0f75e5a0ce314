package io.verbatim.command.flow;

import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the carousel, or of the operator's message, that was shown last: they stay on offer while the flow goes on. Public for snapshots only.
 *
 * @param componentId the carousel, empty for an operator; null before the first
 */
public record Cards(@Nullable String componentId, List<Choice> buttons) {
    static final Cards NONE = new Cards(null, List.of());
    /** In the place of the component: no component has an empty id. */
    private static final String OPERATOR = "";

    public Cards {
        buttons = List.copyOf(buttons);
    }

    /** The button that the user means: by its id, or by a label that only one button has. */
    @Nullable Choice choice(UserInput input) {
        var meant = buttons.stream().filter(button -> FlowState.means(input, button)).limit(2).toList();
        return meant.isEmpty() || meant.size() > 1 && input.optionId() == null ? null : meant.getFirst();
    }

    /** What an operator lets the user choose. */
    static Cards ofOperator(List<Choice> buttons) {
        return new Cards(OPERATOR, buttons);
    }

    boolean areOfOperator() {
        return OPERATOR.equals(componentId);
    }

    boolean areOf(String component) {
        return component.equals(componentId);
    }
}
