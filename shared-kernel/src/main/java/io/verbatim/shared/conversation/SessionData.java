package io.verbatim.shared.conversation;

import java.util.Map;

/**
 * What an active session knows.
 *
 * @param variables by name; of those that are declared sensitive only the names
 */
public record SessionData(String sessionId, Map<String, Object> variables) {

    /** Stands in the place of a value that nobody is shown. */
    public static final String HIDDEN = "••••";
}
