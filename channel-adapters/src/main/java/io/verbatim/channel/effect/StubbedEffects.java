package io.verbatim.channel.effect;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands for the outcome of an effect in a test session. A stub names what the outcome of its kind has, as flows see it; what it leaves
 * out is as harmless as can be. One with an {@code error} is a failure of that reason.
 */
final class StubbedEffects {

    private static final String ERROR = "error";

    private StubbedEffects() {
    }

    /** Empty where the effect is to be done. */
    static Optional<Performed> of(EffectRequested request) {
        return Optional.ofNullable(request.stub()).map(stub -> stub.get(ERROR) instanceof String reason
            ? new Performed.Failed(reason, "A stub of the test says so")
            : new Performed.Done(outcome(request.effect(), new Stub(stub))));
    }

    private static Outcome outcome(Effect effect, Stub stub) {
        return switch (effect) {
            case Effect.CallApi _ -> new Outcome.Answered((int) stub.number("status_code", 200), stub.texts("headers"), stub.body());
            case Effect.RunScript _ -> new Outcome.Ran(stub.text("label"), stub.map("variables"), stub.strings("removed"), List.of(),
                stub.text("next"), List.of());
            case Effect.Recognise _ -> new Outcome.Recognised(stub.text("intent"), stub.number("score", 1), List.of());
            case Effect.SendMail _, Effect.TellPeople _ -> new Outcome.Sent();
            case Effect.Pause _ -> new Outcome.Paused();
            case Effect.KeepFile file -> kept(file, stub);
            case Effect.HandOver _ -> new Outcome.HandedOver(!Boolean.FALSE.equals(stub.fields().get("pause_bot")));
        };
    }

    private static Outcome kept(Effect.KeepFile file, Stub stub) {
        return new Outcome.FileKept(stub.text("url", file.url()), stub.text("filename", Objects.requireNonNullElse(file.filename(), "file")),
            stub.text("mime_type", "application/octet-stream"), (long) stub.number("size", 0), stub.text("sha256", ""));
    }

    /** What the author of a test wrote: anything may be anything. */
    private record Stub(Map<String, Object> fields) {

        @Nullable String text(String name) {
            return fields.get(name) instanceof String text ? text : null;
        }

        String text(String name, String otherwise) {
            return Objects.requireNonNullElse(text(name), otherwise);
        }

        double number(String name, double otherwise) {
            return fields.get(name) instanceof Number number ? number.doubleValue() : otherwise;
        }

        List<String> strings(String name) {
            return fields.get(name) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
        }

        Map<String, Object> map(String name) {
            var map = new LinkedHashMap<String, Object>();
            if (fields.get(name) instanceof Map<?, ?> given) {
                given.forEach((key, value) -> map.put(String.valueOf(key), value));
            }
            return map;
        }

        Map<String, String> texts(String name) {
            var texts = new LinkedHashMap<String, String>();
            map(name).forEach((key, value) -> texts.put(key.toLowerCase(Locale.ROOT), String.valueOf(value)));
            return texts;
        }

        String body() {
            return fields.containsKey("json") ? JsonMapper.shared().writeValueAsString(fields.get("json")) : text("text", "{}");
        }
    }
}
