package io.verbatim.channel.api;

import java.util.regex.Pattern;

/** What a session, or a user, may be called by a client. */
final class SessionName {
    static final String RULE = "must have 1 to 200 characters, none of them a control character, and not be a dot or two";

    private static final Pattern SHAPE = Pattern.compile("[^\\p{Cc}]{1,200}");
    // In a path these two would be read as steps.
    private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

    private SessionName() {
    }

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches() && !DOTS.matcher(text).matches();
    }
}
