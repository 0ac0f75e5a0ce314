package io.verbatim.query.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.verbatim.shared.conversation.Concealed;
import io.verbatim.shared.conversation.SessionData;

/** The fields of an event without the values of sensitive variables: under their names, and in whatever was said. */
record MaskedFields(Set<String> variables, Concealed concealed) {

    private static final Set<String> HOLD_VARIABLES = Set.of("changed", "variables");
    // Words of ours, which may be somebody's value by chance.
    private static final Set<String> OURS = Set.of("type", "component_type", "role", "channel_kind", "platform", "state", "reason", "node");
    private static final String ID = "id";

    Map<String, Object> of(Map<?, ?> fields) {
        var shown = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> shown.put(name.toString(), field(name.toString(), value)));
        return shown;
    }

    private Object field(String name, Object value) {
        if (HOLD_VARIABLES.contains(name) && value instanceof Map<?, ?> held) {
            return variables(held);
        }
        return name.endsWith(ID) || OURS.contains(name) ? value : shown(value);
    }

    private Object shown(Object value) {
        return switch (value) {
            case Map<?, ?> map -> of(map);
            case List<?> list -> list.stream().map(this::shown).collect(Collectors.toList());
            case String text -> concealed.in(text);
            case null -> value;
            default -> value;
        };
    }

    private Map<String, Object> variables(Map<?, ?> held) {
        var shown = new LinkedHashMap<String, Object>();
        held.forEach((name, value) -> shown.put(name.toString(), variables.contains(name.toString()) ? SessionData.HIDDEN : shown(value)));
        return shown;
    }
}
