package io.verbatim.channel.egress;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which headers may go out: none that could break the framing, or pretend to be another host's. */
final class HeaderRule {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]{0,8192}");
    private static final Set<String> FRAMING = Set.of("host", "content-length", "transfer-encoding", "connection", "keep-alive", "te",
        "trailer", "upgrade", "expect", "accept-encoding", "http2-settings");

    private HeaderRule() {
    }

    static boolean permits(Map<String, String> headers) {
        return headers.entrySet().stream().allMatch(header -> permits(header.getKey(), header.getValue()));
    }

    private static boolean permits(String name, String value) {
        var plain = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() && VALUE.matcher(value).matches() && !FRAMING.contains(plain) && !plain.startsWith("proxy-");
    }
}
