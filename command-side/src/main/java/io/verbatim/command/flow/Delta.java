package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import java.util.List;
import java.util.Map;

/**
 * The difference that a component makes in the variables.
 *
 * @param unfit names whose new value was not taken, because it does not fit their type or is too large
 */
record Delta(Map<String, Object> changed, List<String> removedKeys, List<String> unfit) {
    static final Delta NONE = new Delta(Map.of(), List.of(), List.of());

    static Delta of(String name, Object value) {
        return new Delta(Map.of(name, value), List.of(), List.of());
    }

    List<String> sensitiveIn(Flow flow) {
        return changed.keySet().stream().filter(name -> flow.variable(name).filter(Delta::sensitive).isPresent()).toList();
    }

    private static boolean sensitive(Variable variable) {
        return Boolean.TRUE.equals(variable.sensitive());
    }
}
