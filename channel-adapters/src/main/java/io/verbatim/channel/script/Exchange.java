package io.verbatim.channel.script;

import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.channel.script.ScriptResult.Kind;
import io.verbatim.channel.script.ScriptResult.Ran;
import io.verbatim.channel.script.child.Frame;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What is said between the server and a process about one script, from its source to what it came to. */
final class Exchange {

    private static final int MAX_LOG_LINES = 100;

    private final Child child;
    private final List<Frame> work;
    private final Fetches fetches;
    private final List<String> logs = new CopyOnWriteArrayList<>();

    Exchange(Child child, List<Frame> work, Fetches fetches) {
        this.child = child;
        this.work = work;
        this.fetches = fetches;
    }

    /**
     * Blocks until the process has answered, whatever that takes.
     *
     * @throws IOException if the process ends before, or says what cannot be understood
     */
    ScriptResult run() throws IOException {
        for (var frame : work) {
            child.write(frame);
        }
        while (true) {
            var frame = child.read();
            switch (frame.kind()) {
                case Frame.LOG -> log(frame.text());
                case Frame.FETCH -> fetches.begin(frame);
                case Frame.DONE -> {
                    return done(frame.text());
                }
                case Frame.ERROR -> {
                    return error(frame);
                }
                default -> throw new IOException("A process says what nobody has asked for");
            }
        }
    }

    /** An end that the process does not tell of itself, with what was logged up to it. */
    Failed failed(Kind kind, String message) {
        return new Failed(kind, message, null, List.copyOf(logs));
    }

    private Failed error(Frame frame) throws IOException {
        var head = frame.head().split(" ", 2);
        try {
            var line = head.length == 1 ? null : Integer.valueOf(head[1]);
            return new Failed(Kind.valueOf(head[0].toUpperCase(Locale.ROOT)), frame.tail(), line, List.copyOf(logs));
        } catch (IllegalArgumentException e) {
            throw new IOException("A process tells of an error that there is not", e);
        }
    }

    private void log(String line) throws IOException {
        if (logs.size() >= MAX_LOG_LINES) {
            throw new IOException("A process logs more than there is room for");
        }
        logs.add(line);
    }

    private ScriptResult done(String text) throws IOException {
        try {
            return text.isEmpty() ? Outcome.NOTHING.with(logs) : ScriptJson.read(text, Outcome.class).with(logs);
        } catch (JacksonException e) {
            return failed(Kind.LIMIT, "The result of the script is too deep or too large");
        }
    }

    /** What a script came to, in the process's words. */
    record Outcome(@Nullable String label, @Nullable String next, Map<String, Object> changed, List<String> removed,
                   List<Map<String, Object>> messages) {

        static final Outcome NOTHING = new Outcome(null, null, Map.of(), List.of(), List.of());

        Ran with(List<String> logs) {
            return new Ran(label, next, Collections.unmodifiableMap(changed), List.copyOf(removed), List.copyOf(messages),
                List.copyOf(logs));
        }
    }
}
