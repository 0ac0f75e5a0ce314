package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check of a component's options.
 *
 * @param otherwise where an option without a way of its own leads
 */
record OptionsCheck(Inspection inspection, @Nullable String otherwise, Set<String> ids, Set<String> labels) {
    OptionsCheck(Inspection inspection, @Nullable String otherwise) {
        this(inspection, otherwise, new HashSet<>(), new HashSet<>());
    }

    /** A question has at least one option, and no more than its channel can show. */
    void question(@Nullable List<Option> options, int most, int longestLabel) {
        if (options == null || options.isEmpty()) {
            inspection.error("missing_options", "options", "must have at least one option");
            return;
        }
        if (options.size() > most) {
            inspection.error("too_many_options", "options", "may have at most %d".formatted(most));
        }
        all(options);
        for (int i = 0; i < options.size(); i++) {
            label("options[%d].text".formatted(i), options.get(i) == null ? null : options.get(i).text(), longestLabel);
        }
    }

    void all(List<Option> options) {
        for (int i = 0; i < options.size(); i++) {
            option("options[%d]".formatted(i), options.get(i));
        }
    }

    /** A label that the channel would cut off; one with references is as long as they turn out to be. */
    void label(String field, @Nullable String label, int longest) {
        if (label != null && Template.isFixed(label) && label.codePointCount(0, label.length()) > longest) {
            inspection.error("label_too_long", field, "may have at most %d characters".formatted(longest));
        }
    }

    private void option(String field, @Nullable Option option) {
        if (option == null) {
            inspection.error("missing_option", field, "must not be null");
            return;
        }
        id(field + ".id", option.id());
        label(field + ".text", option.text());
        inspection.textIfGiven(field + ".description", option.description());
        if (option.next() == null && otherwise != null) {
            return;
        }
        inspection.way(field + ".next", option.next());
    }

    void id(String field, @Nullable String id) {
        if (id == null || id.isBlank()) {
            inspection.error("option_without_id", field, "must be given");
        } else if (!ids.add(id)) {
            inspection.error("duplicate_option_id", field, "is there twice: %s".formatted(id));
        }
    }

    void label(String field, @Nullable String label) {
        inspection.textIfGiven(field, label);
        if (label == null || label.isBlank()) {
            inspection.error("option_without_label", field, "must be a text");
        } else if (!labels.add(label.strip().toLowerCase(Locale.ROOT))) {
            inspection.error("duplicate_label", field, "is there twice: %s".formatted(label));
        }
    }
}
