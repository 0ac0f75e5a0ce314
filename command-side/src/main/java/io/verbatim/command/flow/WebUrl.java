package io.verbatim.command.flow;

import java.net.URI;
import java.net.URISyntaxException;

/** What counts as a URL that a message may carry. */
final class WebUrl {
    private static final int LONGEST = 2_048;

    private WebUrl() {
    }

    /** Whether it is an absolute http or https URL with a host and no password in it. */
    static boolean is(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        try {
            var uri = new URI(text);
            return uri.getHost() != null && uri.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
