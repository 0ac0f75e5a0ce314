package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.conversation.UserInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a server or a script asks for: session data first, then messages, then the way.
 *
 * @param kept  values that variables take in any case
 * @param error the component's error way
 */
record Commands(Component component, Map<String, Object> kept, @Nullable String error, Visit visit) {
    /** The reason of a failure: nothing says where the flow goes on. */
    static final String NO_WAY = "no_route";

    /** Of an answer {@code {session: {namespace, data}, messages, action: {nextDialogstate}}}, in which all may be missing. */
    Step carriedOut(Loose answer, Supplier<Optional<String>> otherwise) {
        var session = answer.object("session");
        var changed = new LinkedHashMap<>(kept);
        Namespace.merged(session.text("namespace"), session.get("data"), visit)
            .ifPresent(data -> changed.put(String.valueOf(session.text("namespace")), data));
        visit.resumed(component, delta(changed, visit));
        return saidAndGone(answer.objects("messages"), answer.object("action").text("nextDialogstate"), otherwise);
    }

    /**
     * Says the messages, then goes on: where it was told, or, unless the user has something to choose, where the component leads. Who has
     * nothing to say and nowhere to go has failed.
     */
    Step saidAndGone(List<Loose> messages, @Nullable String next, Supplier<Optional<String>> otherwise) {
        boolean offered = new ConfiguredMessages(component, visit).say(messages);
        if (next != null) {
            return visit.flow().component(next).isPresent() ? new Step.GoTo(next) : new Step.Fail("missing_component", error);
        }
        var silent = messages.isEmpty() ? new Step.Fail(NO_WAY, error) : new Step.Stay();
        return offered ? new Step.Stay() : otherwise.get().<Step>map(Step.GoTo::new).orElse(silent);
    }

    /** The values as variables of their types take them. */
    static Delta delta(Map<String, Object> values, Visit visit) {
        var delta = new Delta(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        values.forEach((name, value) -> {
            var type = visit.flow().variable(name).map(Variable::type).orElse(Variable.Type.ANY);
            Fit.to(type, ForeignJson.clean(value)).filter(Bounds::hold)
                .ifPresentOrElse(fit -> delta.changed().put(name, fit), () -> delta.unfit().add(name));
        });
        return delta;
    }

    /** The user chose what was offered, or said something else: then the component leads on, or does its work again. */
    static Step chosen(Component component, UserInput input, @Nullable String otherwise, Visit visit) {
        boolean wasOffered = !visit.state().place().offered().isEmpty();
        var choice = visit.state().choice(input);
        var postback = choice == null ? null : Postback.read(choice.id());
        if (postback != null) {
            visit.took(component, params(postback, visit));
        }
        String way = postback == null || postback.next() == null ? otherwise : postback.next();
        return new Step.GoTo(wasOffered && way != null ? way : component.id());
    }

    /** The user chose what was offered, after the flow had come elsewhere. */
    static Step pressed(Component component, String buttonId, Visit visit) {
        var postback = Postback.read(buttonId);
        visit.took(component, params(postback, visit));
        return new Step.GoTo(postback.next() == null ? component.id() : postback.next());
    }

    /** The user chose what an operator offered: it leads somewhere, or the flow waits on where it is. */
    static Step answered(Component here, String buttonId, Visit visit) {
        var postback = Postback.read(buttonId);
        visit.took(here, params(postback, visit));
        return postback.next() == null ? new Step.Stay() : new Step.GoTo(postback.next());
    }

    /** What choosing an option gives to variables. */
    private static Delta params(Postback postback, Visit visit) {
        var values = new LinkedHashMap<String, Object>();
        postback.params().forEach((name, value) -> {
            if (Namespace.isOpen(name, visit)) {
                values.put(name, value);
            }
        });
        return delta(values, visit);
    }
}
