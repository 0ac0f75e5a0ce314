package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables so far, on disk after each: a run that breaks off leaves what it has. */
final class Report {
    private final Path file;
    private final List<String> parts = new ArrayList<>();

    Report(Path directory) throws IOException {
        this.file = Files.createDirectories(directory).resolve("report.md");
        parts.add("# Benchmark\n\n");
    }

    void add(Table table) throws IOException {
        add(table.markdown());
    }

    void add(String text) throws IOException {
        parts.add(text);
        Files.writeString(file, String.join("", parts));
        System.out.print(text);
    }

    Path file() {
        return file;
    }
}
