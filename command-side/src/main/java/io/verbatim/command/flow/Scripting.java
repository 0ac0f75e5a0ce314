package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import com.google.re2j.Pattern;
import io.verbatim.shared.bot.flow.Code;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a script, and goes by what it returns. */
final class Scripting extends Acting<Code> {
    private static final int LONGEST_SOURCE = 100_000;
    private static final Pattern LITERAL = Pattern.compile("'([^'\\n]{1,200})'|\"([^\"\\n]{1,200})\"|`([^`\\n]{1,200})`");

    @Override
    public Step enter(Code code, Visit visit) {
        var scope = visit.scope(code);
        var args = new LinkedHashMap<String, @Nullable Object>();
        requireNonNullElse(code.args(), Map.<String, Object>of()).forEach((name, value) -> args.put(name, Template.value(value, scope)));
        var variables = new LinkedHashMap<>(visit.state().variables());
        variables.keySet().removeIf(Scope::reserved);
        return new Step.Ask(new Effect.RunScript(requireNonNullElse(code.source(), ""), args, variables, scope.internal()),
            visit.flow().hasSensitive());
    }

    @Override
    public Step take(Code code, UserInput input, Visit visit) {
        return Commands.chosen(code, input, code.next(), visit);
    }

    @Override
    Step brought(Code code, Outcome outcome, Visit visit) {
        if (!(outcome instanceof Outcome.Ran ran)) {
            return new Step.Fail("invalid_response", code.error());
        }
        visit.resumed(code, difference(ran, visit));
        var messages = ran.messages().stream().map(Loose::of).toList();
        var way = way(code, ran.label());
        if (way.isEmpty() && ran.label() != null && ran.next() == null) {
            return new Step.Fail(Commands.NO_WAY, code.error());
        }
        return new Commands(code, Map.of(), code.error(), visit).saidAndGone(messages, ran.next(), () -> way);
    }

    @Override
    @Nullable String error(Code code) {
        return code.error();
    }

    @Override
    void inspectFields(Code code, Inspection inspection) {
        if (code.source() == null || code.source().isBlank()) {
            inspection.error("missing_source", "source", "must be a script");
        } else if (code.source().length() > LONGEST_SOURCE) {
            inspection.error("source_too_long", "source", "may have at most %d characters".formatted(LONGEST_SOURCE));
        } else {
            mentions(code.source(), inspection);
        }
        requireNonNullElse(code.args(), Map.<String, Object>of()).values().forEach(value -> {
            inspection.value("args", value, null);
            inspection.mention(value instanceof String id ? id : null);
        });
        requireNonNullElse(code.routes(), Map.<String, String>of()).forEach((label, way) -> inspection.way("routes." + label, way));
        if (requireNonNullElse(code.routes(), Map.of()).isEmpty() && !inspection.ways().leadFrom(inspection.componentId())) {
            inspection.wayOrDeadEnd("next", code.next());
        } else {
            inspection.wayIfGiven("next", code.next());
        }
    }

    /** Components that the script may send the flow to. */
    private static void mentions(String source, Inspection inspection) {
        var literal = LITERAL.matcher(source);
        while (literal.find()) {
            inspection.mention(literal.group(1));
            inspection.mention(literal.group(2));
            inspection.mention(literal.group(3));
        }
    }

    private static Delta difference(Outcome.Ran ran, Visit visit) {
        var open = new LinkedHashMap<String, Object>();
        ran.changed().forEach((name, value) -> {
            if (value != null && Namespace.isOpen(name, visit)) {
                open.put(name, value);
            }
        });
        var delta = Commands.delta(open, visit);
        ran.removed().stream().filter(name -> !Scope.reserved(name) && visit.state().variables().containsKey(name))
            .forEach(delta.removedKeys()::add);
        return delta;
    }

    private static Optional<String> way(Code code, @Nullable String label) {
        var routes = requireNonNullElse(code.routes(), Map.<String, String>of());
        String way = label == null ? null : routes.get(label);
        return Optional.ofNullable(way == null ? routes.getOrDefault("default", code.next()) : way);
    }
}
