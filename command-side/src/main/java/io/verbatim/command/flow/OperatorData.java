package io.verbatim.command.flow;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.conversation.Actions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference that an operator makes in the variables.
 *
 * @param sensitive those of the changed variables whose values no view shows
 */
public record OperatorData(Map<String, Object> changed, List<String> removedKeys, List<String> sensitive) {

    static OperatorData of(Actions.Data data, Visit visit) {
        var merged = Namespace.merged(data.namespace(), data.members(), visit);
        if (merged.isEmpty()) {
            throw refused("setSession.namespace", "is not a variable that may be set");
        }
        var delta = Commands.delta(Map.of(data.namespace(), merged.get()), visit);
        if (!delta.unfit().isEmpty()) {
            throw refused("setSession.data", "does not fit the variable, or makes it too large");
        }
        return new OperatorData(delta.changed(), List.of(), delta.sensitiveIn(visit.flow()));
    }

    static OperatorData given(Flow flow, Given given) {
        return new OperatorData(given.values(), List.of(), given.values().keySet().stream().filter(flow::isSensitive).toList());
    }

    /** Back to what the flow declares; what the session knows by itself stays. */
    static OperatorData cleared(Flow flow, FlowState state) {
        var initial = new LinkedHashMap<String, Object>();
        flow.variables().forEach(variable -> {
            if (variable.initial() != null) {
                initial.put(variable.name(), variable.initial());
            }
        });
        var removed = state.variables().keySet().stream().filter(name -> !Scope.reserved(name) && !initial.containsKey(name)).toList();
        return new OperatorData(initial, removed, initial.keySet().stream().filter(flow::isSensitive).toList());
    }

    private static Refused refused(String field, String message) {
        return new Refused(Refused.Code.INVALID, "The session's data cannot be set", List.of(new Fault(field, message)));
    }
}
