package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a client gives at the start of a session, once they are checked.
 *
 * @param secrets those of variables whose values no view shows; not among the others
 */
public record Given(Map<String, Object> values, Map<String, Object> secrets) {
    /** The variable that takes the message that came with the start. */
    public static final String PAYLOAD = "on_create_message_payload";

    /**
     * Checks the values against the flow's declarations; null leaves a variable at its default.
     *
     * @throws Refused UNKNOWN_VARIABLE for names that are not declared or not injectable, else INVALID for values that do not fit the type
     *                 or are too large; with a fault for each
     */
    public static Given of(BotDraft flow, Map<String, Object> variables, @Nullable Object payload) {
        var declared = new Flow(flow);
        refuse(Refused.Code.UNKNOWN_VARIABLE, "Not a variable that may be given", variables.keySet().stream()
            .filter(name -> !injectable(name, declared)).map(name -> fault(name, "is not a variable that may be given")).toList());
        refuse(Refused.Code.INVALID, "Values that do not fit", variables.entrySet().stream()
            .flatMap(entry -> misfit(entry, declared).stream()).toList());
        refuse(Refused.Code.INVALID, "Too large", Bounds.hold(payload) ? List.of()
            : List.of(new Fault("message_payload", "is larger than %d characters".formatted(Bounds.TEXT))));
        return parted(joined(variables, payload), declared);
    }

    private static Given parted(Map<String, Object> all, Flow declared) {
        var secrets = new LinkedHashMap<>(all);
        secrets.keySet().removeIf(name -> !declared.isSensitive(name));
        var values = new LinkedHashMap<>(all);
        values.keySet().removeAll(secrets.keySet());
        return new Given(Collections.unmodifiableMap(values), Collections.unmodifiableMap(secrets));
    }

    private static boolean injectable(String name, Flow declared) {
        return !Scope.reserved(name)
            && declared.variable(name).filter(variable -> requireNonNullElse(variable.injectable(), true)).isPresent();
    }

    private static Optional<Fault> misfit(Map.Entry<String, Object> entry, Flow declared) {
        Object value = entry.getValue();
        var type = declared.variable(entry.getKey()).map(Variable::type).orElse(Variable.Type.ANY);
        if (value != null && !Fit.is(type, value)) {
            return Optional.of(fault(entry.getKey(), "must be of type %s".formatted(type.name().toLowerCase(Locale.ROOT))));
        }
        return Bounds.hold(value) ? Optional.empty()
            : Optional.of(fault(entry.getKey(), "is larger than %d characters".formatted(Bounds.TEXT)));
    }

    private static Map<String, Object> joined(Map<String, Object> variables, @Nullable Object payload) {
        var values = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        if (payload != null) {
            values.put(PAYLOAD, payload);
        }
        return values;
    }

    private static Fault fault(String name, String message) {
        return new Fault("variables." + name, message);
    }

    private static void refuse(Refused.Code code, String message, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refused(code, message, faults);
        }
    }
}
