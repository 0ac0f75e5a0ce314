package io.verbatim.command.flow;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands between braces: a path to a value, and what to do to the value. */
record Reference(List<Object> path, List<Modifier> modifiers) {
    private static final Pattern PATH = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}\\p{N}_-]+|\\[[0-9]{1,6}\\])*");
    private static final Pattern STEP = Pattern.compile("\\[[0-9]+\\]|[^.\\[\\]]+");

    /** The reference that is written so; empty for anything else that somebody put in braces. */
    static Optional<Reference> parse(String inside) {
        var parts = inside.split("\\|", -1);
        if (!PATH.matches(parts[0].strip())) {
            return Optional.empty();
        }
        var modifiers = new ArrayList<Modifier>();
        for (int i = 1; i < parts.length; i++) {
            var modifier = Modifier.named(parts[i].strip());
            if (modifier.isEmpty()) {
                return Optional.empty();
            }
            modifiers.add(modifier.get());
        }
        return Optional.of(new Reference(steps(parts[0].strip()), modifiers));
    }

    /** The name of the variable that the path begins with. */
    String name() {
        return path.getFirst().toString();
    }

    @Nullable Object in(Scope scope) {
        Object value = scope.find(path);
        for (var modifier : modifiers) {
            value = value == null ? null : modifier.of(value);
        }
        return value;
    }

    private static List<Object> steps(String path) {
        var steps = new ArrayList<Object>();
        var step = STEP.matcher(path);
        while (step.find()) {
            steps.add(step.group().startsWith("[") ? Integer.valueOf(step.group().replaceAll("[\\[\\]]", "")) : step.group());
        }
        return steps;
    }
}
