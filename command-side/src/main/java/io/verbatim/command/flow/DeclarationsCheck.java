package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import com.google.re2j.Pattern;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of what a draft declares beside its components: variables, settings, entities. */
record DeclarationsCheck(BotDraft draft, Findings findings) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,99}");

    void declarations() {
        var names = new HashSet<String>();
        var variables = requireNonNullElse(draft.variables(), List.<Variable>of());
        for (int i = 0; i < variables.size(); i++) {
            variable("variables[%d]".formatted(i), variables.get(i), names);
        }
        settings(requireNonNullElse(draft.settings(), BotSettings.DEFAULTS));
        entities();
    }

    /** To be asked when all components have said what they use. */
    void unused(Flow flow) {
        for (var variable : flow.variables()) {
            if (!findings.isUsed(requireNonNullElse(variable.name(), ""))) {
                findings.warning("unused_variable", null, "variables", "Nothing uses the variable %s".formatted(variable.name()));
            }
        }
    }

    private void variable(String field, @Nullable Variable variable, Set<String> names) {
        if (variable == null || variable.name() == null || !NAME.matches(variable.name())) {
            error("invalid_variable_name", field + ".name", "must be letters, digits, _ and -, and begin with a letter");
        } else if (Scope.reserved(variable.name())) {
            error("reserved_variable", field + ".name", "is read-only: %s".formatted(variable.name()));
        } else if (!names.add(variable.name())) {
            error("duplicate_variable", field + ".name", "is declared twice: %s".formatted(variable.name()));
        } else if (variable.initial() != null && !(Fit.is(variable.type(), variable.initial()) && Bounds.hold(variable.initial()))) {
            error("unfit_default", field + ".default", "does not fit the type, or is too large");
        }
    }

    private void settings(BotSettings settings) {
        text("settings.system_prompt", settings.systemPrompt());
        text("settings.error_message", settings.errorMessage());
        within("settings.context_window", settings.contextWindow(), 1, Flow.MOST_CONTEXT);
        within("settings.min_delay_ms", settings.minDelayMs(), 0, Integer.MAX_VALUE);
        within("settings.max_random_delay_ms", settings.maxRandomDelayMs(), 0, Integer.MAX_VALUE);
        if (settings.errorMessage() != null && settings.errorMessage().isBlank()) {
            error("invalid_setting", "settings.error_message", "must be a text");
        }
    }

    private void entities() {
        var entities = requireNonNullElse(draft.entities(), List.<BotDraft.Entity>of());
        for (int i = 0; i < entities.size(); i++) {
            var entity = entities.get(i);
            if (entity != null && entity.pattern() != null) {
                regex("entities[%d].pattern".formatted(i), entity.pattern());
            }
        }
    }

    private void regex(String field, String pattern) {
        if (!findings.hasRoomFor(pattern)) {
            error("regexes_too_large", field, "makes the regular expressions of the draft too large together");
        } else if (Patterns.of(pattern, true).isEmpty()) {
            error("invalid_regex", field, Patterns.REFUSAL);
        }
    }

    private void text(String field, @Nullable String text) {
        findings.template(text);
        if (text != null && text.length() > Bounds.TEXT) {
            error("text_too_long", field, "may have at most %d characters".formatted(Bounds.TEXT));
        }
    }

    private void within(String field, @Nullable Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            String limit = most == Integer.MAX_VALUE ? "" : " and at most " + most;
            error("invalid_setting", field, "must be %d or more%s".formatted(least, limit));
        }
    }

    private void error(String code, String field, String message) {
        findings.error(code, null, field, "%s %s".formatted(field, message));
    }
}
