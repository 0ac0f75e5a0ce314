package io.verbatim.channel.script;

import java.util.Map;

/**
 * A script to run.
 *
 * @param owner     whose it is: the scripts of one owner leave a process to those of others
 * @param source    the body of an async function
 * @param args      what it sees as {@code args}
 * @param variables what it sees, and may change, as {@code variables}
 * @param internal  what it sees, and cannot change, as {@code internal}
 */
public record Script(String owner, String source, Map<String, Object> args, Map<String, Object> variables, Map<String, Object> internal) {

    /** Without its values, which may be personal. */
    @Override
    public String toString() {
        return "Script[%s, %d characters]".formatted(owner, source.length());
    }
}
