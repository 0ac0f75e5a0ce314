package io.verbatim.command.flow;

import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.FlowProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a check has found so far: problems, and which variables are used. */
final class Findings {
    private final List<FlowProblem> errors = new ArrayList<>();
    private final List<FlowProblem> warnings = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();
    private final Set<String> deadEnds = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private double roomForPatterns = 500_000;

    void error(String code, @Nullable String componentId, @Nullable String field, String message) {
        errors.add(new FlowProblem(code, componentId, field, message));
        if (componentId != null) {
            faulty.add(componentId);
        }
    }

    void warning(String code, @Nullable String componentId, @Nullable String field, String message) {
        warnings.add(new FlowProblem(code, componentId, field, message));
    }

    /** Warns of a component after which the session is stuck; once is enough. */
    void deadEnd(String componentId, @Nullable String field, String message) {
        if (!faulty.contains(componentId) && deadEnds.add(componentId)) {
            warning("dead_end", componentId, field, message);
        }
    }

    /** Takes note of the variables that a text refers to. */
    void template(@Nullable String text) {
        if (text != null) {
            Template.pieces(text).stream().map(Template.Piece::reference).forEach(reference -> {
                if (reference != null) {
                    used.add(reference.name());
                }
            });
        }
    }

    /** Takes note of the variables that the texts in a value refer to. */
    void value(@Nullable Object value) {
        switch (value) {
            case String text -> template(text);
            case List<?> list -> list.forEach(this::value);
            case Map<?, ?> map -> map.values().forEach(this::value);
            case null, default -> { }
        }
    }

    /** Whether the regular expression may be compiled beside all those before: thousands of large ones would take minutes. */
    boolean hasRoomFor(String pattern) {
        roomForPatterns -= pattern.length() > Patterns.LONGEST ? 0 : Math.min(PatternSize.of(pattern), Patterns.LARGEST);
        return roomForPatterns >= 0;
    }

    void uses(String variable) {
        used.add(variable);
    }

    boolean isUsed(String variable) {
        return used.contains(variable);
    }

    DraftCheck check() {
        return new DraftCheck(List.copyOf(errors), List.copyOf(warnings));
    }
}
