package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.NlpRoute;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes by the intent of what the user said last. The text stays for a component that answers it. */
final class Understanding extends Acting<NlpRoute> {

    @Override
    public Step enter(NlpRoute route, Visit visit) {
        String text = lastWords(visit.state());
        return text.isBlank() ? new Step.GoTo(route.otherwise()) : new Step.Ask(new Effect.Recognise(text), visit.flow().hasSensitive());
    }

    @Override
    Step brought(NlpRoute route, Outcome outcome, Visit visit) {
        if (!(outcome instanceof Outcome.Recognised found)) {
            return new Step.Fail("invalid_response", route.error());
        }
        visit.resumed(route, new Delta(Map.of(Scope.NLP, known(found, lastWords(visit.state()))), List.of(), List.of()));
        double threshold = requireNonNullElse(route.threshold(), NlpRoute.USUAL);
        boolean sure = found.intent() != null && (found.score() > threshold || found.score() >= 1);
        String way = sure ? requireNonNullElse(route.intents(), Map.<String, String>of()).get(found.intent()) : null;
        return new Step.GoTo(way == null ? route.otherwise() : way);
    }

    @Override
    @Nullable String error(NlpRoute route) {
        return route.error();
    }

    @Override
    boolean callsOut() {
        return false;
    }

    @Override
    void inspectFields(NlpRoute route, Inspection inspection) {
        requireNonNullElse(route.intents(), Map.<String, String>of()).forEach((intent, way) -> {
            if (!inspection.flow().hasIntent(intent)) {
                inspection.error("unknown_intent", "intents", "names an intent that does not exist: %s".formatted(intent));
            }
            inspection.way("intents." + intent, way);
        });
        if (route.threshold() != null && !(route.threshold() >= 0 && route.threshold() <= 1)) {
            inspection.error("invalid_value", "threshold", "must be from 0 to 1");
        }
        inspection.way("else", route.otherwise());
    }

    private static Map<String, Object> known(Outcome.Recognised found, String text) {
        var intent = new LinkedHashMap<String, @Nullable Object>();
        intent.put("name", found.intent());
        intent.put("score", found.score());
        var entities = new LinkedHashMap<String, Object>();
        found.entities().forEach(entity -> entities.putIfAbsent(entity.name(), entity.value()));
        return Map.of("intent", intent, "expression", text, "entities", entities);
    }

    private static String lastWords(FlowState state) {
        return state.context().reversed().stream().filter(said -> said.role().equals("user")).findFirst()
            .map(said -> said.text()).orElse("");
    }
}
