package io.verbatim.channel.speech;

import io.verbatim.channel.UnusableSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A program and its arguments as the operator has written them, with places to be filled in. No shell ever sees them. */
record CommandLine(List<String> words) {
    private static final String INPUT = "{input}";
    private static final String OUTPUT = "{output}";
    private static final String LANGUAGE = "{language}";

    /**
     * What a setting holds.
     *
     * @throws UnusableSettings if it holds nothing
     */
    static CommandLine of(String setting, List<String> words) {
        var stripped = words.stream().map(String::strip).toList();
        if (stripped.isEmpty() || stripped.getFirst().isEmpty()) {
            throw new UnusableSettings(setting + ": must be a program and its arguments where speech is a command's.");
        }
        return new CommandLine(stripped);
    }

    /** Whether the program reads a file; else it reads what comes in. */
    boolean readsFile() {
        return words.stream().anyMatch(word -> word.contains(INPUT));
    }

    /** Whether the program writes a file; else what it says is taken. */
    boolean writesFile() {
        return words.stream().anyMatch(word -> word.contains(OUTPUT));
    }

    /** With its places filled: the language is English where none is known. */
    List<String> filled(Path input, Path output, @Nullable Locale locale) {
        String language = locale == null || locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
        return words.stream()
            .map(word -> word.replace(INPUT, input.toString()).replace(OUTPUT, output.toString()).replace(LANGUAGE, language)).toList();
    }
}
