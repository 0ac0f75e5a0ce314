package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.UserInput;

/** What a type of component does. One class a type; it keeps no state. */
interface Behaviour<C extends Component> {
    /** Tells what the component's fields must be. */
    void inspect(C component, Inspection inspection);

    /** Whether a turn can finish here: the flow waits, or the session ends. */
    default boolean rests() {
        return false;
    }

    /** The difference that coming to the component makes in the variables. */
    default Delta change(C component, Visit visit) {
        return Delta.NONE;
    }

    /** The flow has come to the component. */
    Step enter(C component, Visit visit);

    /** The user says something while the flow waits here. A component that expects nothing waits only after a failure, and tries again. */
    default Step take(C component, UserInput input, Visit visit) {
        return new Step.GoTo(component.id());
    }

    /** Whether what the user says is an answer to what the component asks, so that nothing else is meant by it. */
    default boolean expects(C component, UserInput input, Visit visit) {
        return visit.state().choice(input) != null;
    }

    /** The user presses a button of a card that the component showed, and the flow has come elsewhere since. */
    default Step pressed(C component, String buttonId, Visit visit) {
        visit.took(component, Delta.NONE);
        return new Step.GoTo(component.id());
    }

    /** A backend that the component asked has replied. */
    default Step replied(C component, Reply reply, Visit visit) {
        return new Step.Stay();
    }

    /** The effect that the component asked for has ended. */
    default Step resumed(C component, EffectResult result, Visit visit) {
        return new Step.Stay();
    }

    /** The reply to the component broke off; what had come of it was said. */
    default Step brokenOff(C component, Failure last, Visit visit) {
        return new Step.Stay();
    }

    /** No backend has replied to the component. */
    default Step unanswered(C component, Failure last, Visit visit) {
        return new Step.Stay();
    }
}
