package io.verbatim.channel.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a script ended. */
public sealed interface ScriptResult {

    /** The lines it has logged: 100 at most. */
    List<String> logs();

    /**
     * To its end.
     *
     * @param label    what it returned, if that was a text, a number or a truth value
     * @param next     the component it wants to go to
     * @param changed  variables that are not what they were, those set by {@code addSessionVariable} among them
     * @param removed  variables that are no more
     * @param messages what to say: each a {@code type} and a {@code config}
     */
    record Ran(@Nullable String label, @Nullable String next, Map<String, Object> changed, List<String> removed,
               List<Map<String, Object>> messages, List<String> logs) implements ScriptResult { }

    /**
     * Not to its end; nothing that it did is to be kept.
     *
     * @param message for the script's author; it may hold what the script has worked on
     * @param line    of the script, where it is known
     */
    record Failed(Kind kind, String message, @Nullable Integer line, List<String> logs) implements ScriptResult { }

    /** Why it did not come to its end. */
    enum Kind {
        /** The time was over, or it waited for what could never come. */
        TIMEOUT,
        /** It took more memory than there is for one script. */
        MEMORY,
        /** It is no JavaScript. */
        SYNTAX,
        /** It threw an error that nothing caught. */
        THREW,
        /** Too many statements, too large a result, or too many scripts at one time. */
        LIMIT,
        /** The fault is not the script's: no process could be had for it. */
        UNAVAILABLE
    }
}
