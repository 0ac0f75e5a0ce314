package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Keeps other sites from using the cookie of somebody who has signed in here: what is changed with it is changed from pages of our own. The
 * cookie is not sent with changes from elsewhere either; this is for browsers that do not know that, and for neighbours on the same domain.
 */
public final class OwnSite {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private OwnSite() {
    }

    /** Refuses a change that a page from elsewhere asks for. */
    public static void require(HttpServletRequest request) {
        if (!READING.contains(request.getMethod()) && !isOurs(request)) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "A session may be used from this site's own pages only");
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(String.valueOf(request.getHeader("Host")));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
