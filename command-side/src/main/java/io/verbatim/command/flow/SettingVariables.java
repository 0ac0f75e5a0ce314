package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.SetVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives values to variables and takes them away. All templates see the values from before; clearing comes first. */
final class SettingVariables implements Behaviour<SetVariables> {
    @Override
    public Delta change(SetVariables set, Visit visit) {
        var delta = new Delta(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        requireNonNullElse(set.clear(), List.<String>of()).stream().filter(name -> !Scope.reserved(name))
            .forEach(name -> clear(name, delta, visit));
        requireNonNullElse(set.assign(), Map.<String, Object>of()).entrySet().stream().filter(entry -> !Scope.reserved(entry.getKey()))
            .forEach(entry -> assign(entry, delta, set, visit));
        return delta;
    }

    @Override
    public Step enter(SetVariables set, Visit visit) {
        return new Step.GoTo(set.next());
    }

    @Override
    public void inspect(SetVariables set, Inspection inspection) {
        requireNonNullElse(set.assign(), Map.<String, Object>of()).forEach((name, template) -> {
            var variable = inspection.variable("assign", name);
            inspection.value("assign." + name, template, variable.map(Variable::type).orElse(Variable.Type.ANY));
        });
        requireNonNullElse(set.clear(), List.<String>of()).forEach(name -> inspection.variable("clear", name));
        inspection.way("next", set.next());
        inspection.wayIfGiven("error", set.error());
    }

    private static void clear(String name, Delta delta, Visit visit) {
        var initial = visit.flow().variable(name).map(Variable::initial);
        if (initial.isPresent()) {
            delta.changed().put(name, initial.get());
        } else if (visit.state().variables().containsKey(name)) {
            delta.removedKeys().add(name);
        }
    }

    private static void assign(Map.Entry<String, Object> entry, Delta delta, SetVariables set, Visit visit) {
        var type = visit.flow().variable(entry.getKey()).map(Variable::type).orElse(Variable.Type.ANY);
        var value = Fit.to(type, Template.value(entry.getValue(), visit.scope(set))).filter(Bounds::hold);
        if (value.isPresent()) {
            delta.changed().put(entry.getKey(), value.get());
            delta.removedKeys().remove(entry.getKey());
        } else {
            delta.unfit().add(entry.getKey());
        }
    }
}
