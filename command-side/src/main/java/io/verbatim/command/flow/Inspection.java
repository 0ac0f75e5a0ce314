package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The check of one component, told by its behaviour what each field must be. */
record Inspection(String componentId, Flow flow, Ways ways, Findings findings) {
    /** A way that the component must have. */
    void way(String field, @Nullable String target) {
        if (target == null || target.isBlank()) {
            error("missing_next", field, "must name the component that comes next");
        } else {
            wayIfGiven(field, target);
        }
    }

    /** A way without which the session is stuck. */
    void wayOrDeadEnd(String field, @Nullable String target) {
        if (target == null || target.isBlank()) {
            findings.deadEnd(componentId, field, "%s is missing: from here the session can neither go on nor end".formatted(field));
        } else {
            wayIfGiven(field, target);
        }
    }

    void wayIfGiven(String field, @Nullable String target) {
        if (target == null) {
            return;
        }
        if (flow.component(target).isEmpty()) {
            error("unknown_component", field, "names a component that does not exist: %s".formatted(target));
        } else {
            ways.add(componentId, target);
        }
    }

    /** Something that may be the id of a component, and then is a way there. */
    void mention(@Nullable String text) {
        if (text != null && flow.component(text).isPresent()) {
            ways.add(componentId, text);
        }
    }

    /** A text that must be there. */
    void text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            error("missing_text", field, "must be a text");
        }
        textIfGiven(field, text);
    }

    void textIfGiven(@Nullable String text) {
        findings.template(text);
    }

    /** A text that may be left out. */
    void textIfGiven(String field, @Nullable String text) {
        if (text != null && text.length() > Bounds.TEXT) {
            error("text_too_long", field, "may have at most %d characters".formatted(Bounds.TEXT));
        } else {
            findings.template(text);
        }
    }

    /** A URL that must be there; one with references turns out to be one, or not, when it is used. */
    void url(String field, @Nullable String url) {
        if (url == null || url.isBlank()) {
            error("missing_url", field, "must be a URL");
        } else {
            urlIfGiven(field, url);
        }
    }

    void urlIfGiven(String field, @Nullable String url) {
        textIfGiven(field, url);
        if (url != null && Template.isFixed(url) && !WebUrl.is(url.strip())) {
            error("invalid_url", field, "must be an http or https URL");
        }
    }

    /** A variable that the component gives a value to; the declaration, if there is one. */
    Optional<Variable> variable(String field, @Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        findings.uses(name);
        if (Scope.reserved(name)) {
            error("reserved_variable", field, "is read-only: %s".formatted(name));
        } else if (flow.variable(name).isEmpty()) {
            error("unknown_variable", field, "is not a declared variable: %s".formatted(name));
        }
        return flow.variable(name);
    }

    /** A template whose value a variable takes; one without references can be judged now. */
    void value(String field, @Nullable Object template, Variable.@Nullable Type type) {
        findings.value(template);
        if (template instanceof String text && Template.isFixed(text) && Fit.to(type, text).isEmpty()) {
            warning("unfit_value", field, "does not fit the type of the variable");
        }
    }

    /** A regular expression that must be one. */
    void regex(String field, @Nullable String pattern) {
        if (pattern == null || pattern.isEmpty()) {
            error("missing_pattern", field, "must be a regular expression");
        } else if (!findings.hasRoomFor(pattern)) {
            error("regexes_too_large", field, "makes the regular expressions of the draft too large together");
        } else if (Patterns.of(pattern, true).isEmpty()) {
            error("invalid_regex", field, Patterns.REFUSAL);
        }
    }

    void atLeastOne(String field, @Nullable Integer number) {
        if (number != null && number < 1) {
            error("invalid_value", field, "must be 1 or more");
        }
    }

    void error(String code, String field, String message) {
        findings.error(code, componentId, field, "%s %s".formatted(field, message));
    }

    void warning(String code, String field, String message) {
        findings.warning(code, componentId, field, "%s %s".formatted(field, message));
    }
}
