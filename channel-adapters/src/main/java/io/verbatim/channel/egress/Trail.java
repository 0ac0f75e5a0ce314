package io.verbatim.channel.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GET that goes where it is sent: three times at most, within the time of the first, and with nothing of ours to any other origin. */
final class Trail {
    private static final int MOST = 3;

    private final long start = System.nanoTime();
    private final Duration patience;
    private EgressRequest request;
    private int hops;

    Trail(EgressRequest first) {
        this.request = first;
        this.patience = first.timeout();
    }

    /** The next call, with the time that is left. */
    EgressRequest request() {
        var left = patience.minusNanos(System.nanoTime() - start);
        return new EgressRequest(request.method(), request.url(), request.headers(), request.body(), left, request.maxBody(),
            request.identity());
    }

    /** Whether there is a next call. */
    boolean leadsTo(@Nullable String location) {
        if (location == null || hops == MOST || !request.method().equals("GET")) {
            return false;
        }
        try {
            var from = URI.create(request.url());
            var to = from.resolve(location.strip());
            request = isSameOrigin(from, to) ? to(to, request.headers(), request.identity()) : to(to, Map.of("Accept", "*/*"), null);
            hops++;
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private EgressRequest to(URI uri, Map<String, String> headers, @Nullable ClientIdentity identity) {
        return new EgressRequest("GET", uri.toString(), headers, request.body(), patience, request.maxBody(), identity);
    }

    private static boolean isSameOrigin(URI one, URI other) {
        var first = Target.of(one.toString());
        var second = Target.of(other.toString());
        return first.secure() == second.secure() && first.port() == second.port() && first.name().equals(second.name());
    }
}
