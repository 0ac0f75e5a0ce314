package io.verbatim.channel.replay;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay as the audit log tells what was asked for. */
final class Told {

    private Told() {
    }

    /** @param fingerprint of what its calls are signed with, where they are */
    static Map<String, Object> of(Replay replay, @Nullable String fingerprint) {
        var told = new LinkedHashMap<String, Object>();
        told.put("target", Map.of(replay.kind().word(), replay.kind() == TargetKind.WEBHOOK ? bare(replay.target()) : replay.target()));
        put(told, "signing_secret", fingerprint == null ? null : Map.of("fingerprint", fingerprint));
        put(told, "from", replay.asked().from());
        put(told, "to", replay.asked().to());
        put(told, "filter", replay.asked().filter());
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    /** Without what stands for a password in addresses. */
    private static String bare(String url) {
        var address = URI.create(url);
        int port = address.getPort();
        return "%s://%s%s%s".formatted(address.getScheme(), address.getHost(), port < 0 ? "" : ":" + port, address.getRawPath());
    }
}
