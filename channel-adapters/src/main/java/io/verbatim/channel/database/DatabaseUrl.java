package io.verbatim.channel.database;

import io.verbatim.channel.UnusableSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads the two spellings of a PostgreSQL address. */
final class DatabaseUrl {

    private static final int USUAL_PORT = 5432;

    private DatabaseUrl() {
    }

    /**
     * The address as JDBC wants it; a user and a password in it become parameters.
     *
     * @throws UnusableSettings if it is neither {@code jdbc:postgresql://...} nor {@code postgresql://...}
     */
    static String jdbc(@Nullable String url) {
        if (url != null && url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        if (url == null || !url.matches("postgres(ql)?://.+")) {
            throw new UnusableSettings("VERBATIM_DATABASE_URL: must begin with jdbc:postgresql:// or postgresql://.");
        }
        var address = URI.create(url);
        int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
        return "jdbc:postgresql://%s:%d%s%s".formatted(address.getHost(), port, address.getRawPath(), parameters(address));
    }

    /** The port in an address as JDBC wants it. */
    static int port(String jdbc) {
        int port = URI.create(jdbc.substring("jdbc:".length())).getPort();
        return port < 0 ? USUAL_PORT : port;
    }

    private static String parameters(URI address) {
        var text = new StringBuilder();
        var user = address.getRawUserInfo();
        if (user != null) {
            var parts = user.split(":", 2);
            append(text, "user=" + parts[0]);
            if (parts.length > 1) {
                append(text, "password=" + parts[1]);
            }
        }
        if (address.getRawQuery() != null) {
            append(text, address.getRawQuery());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String parameter) {
        text.append(text.isEmpty() ? '?' : '&').append(parameter);
    }
}
