package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.effect.Outcome;
import org.jspecify.annotations.Nullable;

/** What components that ask for an effect have in common: when it fails, they go their error way. */
abstract class Acting<C extends Component> implements Behaviour<C> {

    abstract @Nullable String error(C component);

    /** Where the component leads, now that its effect has brought this. */
    abstract Step brought(C component, Outcome outcome, Visit visit);

    /** Tells what the fields beside {@code error} must be. */
    abstract void inspectFields(C component, Inspection inspection);

    /** Whether something outside can fail, so that an author should say what happens then. */
    boolean callsOut() {
        return true;
    }

    @Override
    public final Step resumed(C component, EffectResult result, Visit visit) {
        return switch (result) {
            case EffectResult.Brought(var outcome) -> brought(component, outcome, visit);
            case EffectResult.Failed(var reason) -> new Step.Fail(reason, error(component));
        };
    }

    /** What a server or a script showed has the way in the button's id. */
    @Override
    public final Step pressed(C component, String buttonId, Visit visit) {
        return Commands.pressed(component, buttonId, visit);
    }

    @Override
    public final void inspect(C component, Inspection inspection) {
        inspectFields(component, inspection);
        inspection.wayIfGiven("error", error(component));
        if (callsOut() && error(component) == null) {
            inspection.warning("missing_error", "error", "should name the component for when it fails");
        }
    }
}
