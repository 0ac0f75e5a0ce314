package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What questions with options have in common: a choice is an option's id or its label, in any case; anything else asks again. */
abstract class Asking<C extends Component> implements Behaviour<C> {
    /** The question as the user gets it. */
    abstract BotMessage question(C component, List<Choice> choices, Visit visit);

    abstract @Nullable List<Option> options(C component);

    abstract @Nullable String variable(C component);

    /** Where an option without a way of its own leads. */
    abstract @Nullable String otherwise(C component);

    abstract int mostOptions();

    abstract int longestLabel();

    /** Tells what the fields beside the options must be. */
    abstract void inspectQuestion(C component, Inspection inspection);

    @Override
    public final Step enter(C component, Visit visit) {
        return ask(component, visit);
    }

    @Override
    public final Step take(C component, UserInput input, Visit visit) {
        var choice = visit.state().choice(input);
        if (choice == null) {
            visit.rejected(component, "no_option");
            return ask(component, visit);
        }
        visit.took(component, delta(component, choice, visit));
        return new Step.GoTo(wayOf(component, choice));
    }

    @Override
    public final void inspect(C component, Inspection inspection) {
        inspectQuestion(component, inspection);
        new OptionsCheck(inspection, otherwise(component)).question(options(component), mostOptions(), longestLabel());
        var variable = inspection.variable("variable", variable(component));
        given(component).stream().filter(Objects::nonNull).filter(option -> option.text() != null).forEach(option -> inspection.value(
            "variable", option.text(), variable.map(Variable::type).orElse(Variable.Type.ANY)));
    }

    @Override
    public final boolean rests() {
        return true;
    }

    private Step ask(C component, Visit visit) {
        visit.say(component, question(component, choices(component, visit), visit));
        return new Step.Stay();
    }

    private List<Choice> choices(C component, Visit visit) {
        return given(component).stream().filter(option -> option.id() != null)
            .map(option -> new Choice(option.id(), visit.text(component, option.text()), description(component, option, visit))).toList();
    }

    private static @Nullable String description(Component component, Option option, Visit visit) {
        return option.description() == null ? null : visit.text(component, option.description());
    }

    private Delta delta(C component, Choice choice, Visit visit) {
        String name = variable(component);
        if (name == null) {
            return Delta.NONE;
        }
        var type = visit.flow().variable(name).map(Variable::type).orElse(Variable.Type.ANY);
        return Delta.of(name, Fit.to(type, choice.text()).orElse(choice.text()));
    }

    private @Nullable String wayOf(C component, Choice choice) {
        return given(component).stream().filter(option -> choice.id().equals(option.id())).findFirst()
            .map(Option::next).orElseGet(() -> otherwise(component));
    }

    private List<Option> given(C component) {
        return requireNonNullElse(options(component), List.of());
    }
}
