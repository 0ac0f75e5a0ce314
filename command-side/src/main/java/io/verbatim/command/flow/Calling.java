package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.ApiRequest.Response;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls a server, and goes on by its answer. */
final class Calling extends Acting<ApiRequest> {
    private static final int LONGEST_BODY = 4 * Bounds.TEXT;

    @Override
    public Step enter(ApiRequest call, Visit visit) {
        var effect = new CallingEffect(call, visit.scope(call)).effect();
        if (effect.body() != null && effect.body().length() > LONGEST_BODY) {
            return new Step.Fail("too_large", call.error());
        }
        return new Step.Ask(effect, visit.isSensitive(call) || visit.flow().isSensitive(call.variable()));
    }

    /** The user chooses what the server offered; saying something else leads on, or asks the server again. */
    @Override
    public Step take(ApiRequest call, UserInput input, Visit visit) {
        return Commands.chosen(call, input, call.next(), visit);
    }

    @Override
    Step brought(ApiRequest call, Outcome outcome, Visit visit) {
        if (!(outcome instanceof Outcome.Answered answer)) {
            return new Step.Fail("invalid_response", call.error());
        }
        Object json = ForeignJson.read(answer.text()).orElse(null);
        var kept = kept(call, answer, json);
        if (kept.isEmpty()) {
            return new Step.Fail("too_large", call.error());
        }
        if (call.response() == Response.COMMANDS && answer.statusCode() / 100 == 2) {
            return new Commands(call, kept.get(), call.error(), visit)
                .carriedOut(Loose.of(json), () -> way(call, answer.statusCode()));
        }
        visit.resumed(call, Commands.delta(kept.get(), visit));
        return way(call, answer.statusCode()).<Step>map(Step.GoTo::new)
            .orElseGet(() -> new Step.Fail("http_" + answer.statusCode(), call.error()));
    }

    @Override
    @Nullable String error(ApiRequest call) {
        return call.error();
    }

    @Override
    void inspectFields(ApiRequest call, Inspection inspection) {
        new CallingCheck(call, inspection).check();
    }

    /** What the variable takes; empty if that is too much even without the text that the JSON was read from. */
    private static Optional<Map<String, Object>> kept(ApiRequest call, Outcome.Answered answer, @Nullable Object json) {
        if (call.variable() == null) {
            return Optional.of(Map.of());
        }
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put("status_code", answer.statusCode());
        value.put("headers", answer.headers());
        value.put("text", answer.text());
        value.put("json", json);
        if (json != null && !Bounds.hold(value)) {
            value.put("text", null);
        }
        return Bounds.hold(value) ? Optional.of(Map.of(call.variable(), value)) : Optional.empty();
    }

    private static Optional<String> way(ApiRequest call, int status) {
        var routes = requireNonNullElse(call.routes(), Map.<String, String>of());
        List<@Nullable String> ways = new ArrayList<>();
        ways.add(routes.get(String.valueOf(status)));
        ways.add(routes.get(status / 100 + "xx"));
        ways.add(routes.get("default"));
        ways.add(status / 100 == 2 ? call.next() : null);
        return ways.stream().filter(way -> way != null).map(String::valueOf).findFirst();
    }
}
