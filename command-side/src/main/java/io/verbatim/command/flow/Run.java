package io.verbatim.command.flow;

import io.verbatim.shared.conversation.ConversationEvent;
import java.util.List;

/**
 * What the engine made of an input.
 *
 * @param events what happened, in order
 * @param state  the state after all of them: what folding them over the state before gives
 * @param next   what is to be done now
 */
public record Run(List<ConversationEvent> events, FlowState state, Next next) {
    public Run {
        events = List.copyOf(events);
    }
}
