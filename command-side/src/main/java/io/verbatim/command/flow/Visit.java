package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.BotPaused;
import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.ComponentResumed;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk through a flow: collects what happens, and knows the state after it. */
final class Visit {
    private final Flow flow;
    private final TurnContext turn;
    private final List<ConversationEvent> events = new ArrayList<>();
    private FlowState state;
    private FlowState before;

    Visit(Flow flow, FlowState state, TurnContext turn) {
        this.flow = flow;
        this.state = state;
        before = state;
        this.turn = turn;
    }

    Flow flow() {
        return flow;
    }

    FlowState state() {
        return state;
    }

    /** The component that the flow has come to. */
    Component here() {
        return flow.component(state.at()).orElseGet(flow::start);
    }

    Run run(Next next) {
        return new Run(events, state, next);
    }

    int draw(int bound) {
        return turn.draws().below(bound);
    }

    Scope scope(Component component) {
        return new Scope(state, component.id());
    }

    /** The values from before the component was entered, and changed any. */
    Scope scopeBefore(Component component) {
        return new Scope(before, component.id());
    }

    String text(Component component, @Nullable String template) {
        return template == null ? "" : Template.text(template, scope(component));
    }

    void entered(Component component, Delta delta) {
        before = state;
        // An event that names what is sensitive takes such changes; this one cannot.
        var told = delta.sensitiveIn(flow).isEmpty() ? delta : Delta.NONE;
        happened(new ComponentEntered(turn.conversationId(), turn.turnId(), component.id(), Behaviours.nameOf(component), told.changed(),
            told.removedKeys()));
        if (told != delta) {
            happened(new ComponentResumed(turn.conversationId(), turn.turnId(), component.id(), delta.changed(), delta.removedKeys(),
                delta.sensitiveIn(flow)));
        }
        if (!delta.unfit().isEmpty()) {
            failed(component, "unfit_value");
        }
    }

    void took(Component component, Delta delta) {
        happened(new VariablesChanged(turn.conversationId(), turn.turnId(), component.id(), delta.changed(), delta.removedKeys(),
            delta.sensitiveIn(flow)));
    }

    /** The component took what its effect brought. */
    void resumed(Component component, Delta delta) {
        happened(new ComponentResumed(turn.conversationId(), turn.turnId(), component.id(), delta.changed(), delta.removedKeys(),
            delta.sensitiveIn(flow)));
        if (!delta.unfit().isEmpty()) {
            failed(component, "unfit_value");
        }
    }

    /** Whether the component's texts name a variable whose values no view shows. */
    boolean isSensitive(Component component) {
        return flow.refersToSensitive(component);
    }

    void paused(Component component) {
        happened(new BotPaused(turn.conversationId(), turn.turnId(), component.id()));
    }

    void rejected(Component component, String reason) {
        happened(new AnswerRejected(turn.conversationId(), turn.turnId(), component.id(), state.place().attempts() + 1, reason));
    }

    void failed(Component component, String reason) {
        happened(new ComponentFailed(turn.conversationId(), turn.turnId(), component.id(), reason));
    }

    /** Says it, unless it is an empty text: no channel delivers that. */
    void say(Component component, BotMessage message) {
        if (!(message instanceof BotMessage.Text words && words.text().isBlank())) {
            happened(new BotMessageSaid(turn.conversationId(), turn.turnId(), turn.draws().message(), component.id(), message, null, null,
                flow.visible(message, state.variables())));
        }
    }

    void apologise(Component component) {
        say(component, new BotMessage.Text(text(component, flow.errorMessage())));
    }

    private void happened(ConversationEvent event) {
        events.add(event);
        state = state.on(event);
    }
}
