package io.verbatim.channel.egress;

import io.verbatim.channel.UnusableSettings;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of the operator's allow list: a block of addresses or a name, and the ports of it. */
record AllowRule(@Nullable Block block, String name, int firstPort, int lastPort) {

    private static final int LAST_PORT = 65_535;
    private static final Pattern SHAPE = Pattern.compile(
        "(?<host>\\[[^\\]]+\\](/\\d{1,3})?|[^:\\[\\]]+)(:(?<first>\\d{1,5})(-(?<last>\\d{1,5}))?)?");

    /** Throws UnusableSettings, naming the entry, where it cannot be understood: a wrong allow list stops the start. */
    static AllowRule of(String entry) {
        var text = entry.strip().toLowerCase(Locale.ROOT);
        var parts = SHAPE.matcher(isBareIpv6(text) ? "[" + text.replaceFirst("(?=/|$)", "]") : text);
        if (!parts.matches()) {
            throw unknown(entry);
        }
        int first = parts.group("first") == null ? 1 : Integer.parseInt(parts.group("first"));
        int last = parts.group("first") == null ? LAST_PORT : parts.group("last") == null ? first : Integer.parseInt(parts.group("last"));
        return checked(entry, parts.group("host").replace("[", "").replace("]", ""), first, last);
    }

    boolean matches(String host, InetAddress address, int port) {
        return firstPort <= port && port <= lastPort && (block == null ? name.equals(host) : block.contains(address));
    }

    private static boolean isBareIpv6(String text) {
        return !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
    }

    private static AllowRule checked(String entry, String host, int first, int last) {
        if (first < 1 || last > LAST_PORT || first > last) {
            throw unknown(entry);
        }
        try {
            return isAddress(host) ? new AllowRule(Block.of(host), host, first, last) : new AllowRule(null, host, first, last);
        } catch (IllegalArgumentException e) {
            throw unknown(entry);
        }
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.contains("/") || Target.endsInANumber(host);
    }

    private static UnusableSettings unknown(String entry) {
        return new UnusableSettings("VERBATIM_EGRESS_ALLOW: not a block of addresses or host:port-port: %s.".formatted(entry));
    }
}
