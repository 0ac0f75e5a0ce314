package io.verbatim.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A part of the report: a heading, what was measured and how, figures. */
final class Table {
    private final String title;
    private final List<String> words = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        lines.add(List.of(columns));
    }

    Table row(String... cells) {
        lines.add(List.of(cells));
        return this;
    }

    Table say(String sentence) {
        words.add(sentence);
        return this;
    }

    String markdown() {
        var text = new StringBuilder("## %s%n%n".formatted(title));
        words.forEach(sentence -> text.append(sentence).append("\n\n"));
        for (int i = 0; i < lines.size(); i++) {
            text.append("| ").append(String.join(" | ", lines.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(lines.getFirst().size())).append("|\n");
            }
        }
        return text.append('\n').toString();
    }
}
