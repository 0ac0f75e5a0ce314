package io.verbatim.channel.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom a URL addresses.
 *
 * @param name lower case; an address without brackets; no dot at the end
 */
record Target(URI uri, boolean secure, String name, int port) {

    private static final int LONGEST = 2048;
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final Pattern USUAL = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /** Throws IllegalArgumentException, with a sentence for the caller, where the URL is none that a product may be given. */
    static Target of(String url) {
        var uri = parsed(url);
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        require(secure || "http".equalsIgnoreCase(uri.getScheme()), "Must start with https://");
        require(uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') < 0, "Must not hold a user name or password");
        require(uri.getHost() != null && uri.getHost().indexOf('%') < 0, "Must name a host");
        require(uri.getPort() != 0 && uri.getPort() <= 65_535, "Must name a port from 1 to 65535");
        return new Target(uri, secure, plainName(uri.getHost()), uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80);
    }

    /** Whether a resolver might take the name for an address in some notation: decimal, octal, hexadecimal, shortened. */
    static boolean endsInANumber(String name) {
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    private static String plainName(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("^\\[", "").replaceFirst("[\\].]$", "");
        require(name.contains(":") || !endsInANumber(name) || USUAL.matcher(name).matches(), "Must give an address in its usual notation");
        return name;
    }

    private static URI parsed(String url) {
        require(url.length() <= LONGEST, "Must not be longer than %d characters".formatted(LONGEST));
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Must be a URL", e);
        }
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
