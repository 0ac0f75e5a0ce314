package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as events and the audit log say it. */
public final class Origin {

    private Origin() {
    }

    /** The caller's address; of IPv6 without the brackets that Jetty puts around it, for it stands alone and in no URL. */
    public static String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
