package io.verbatim.channel.egress;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to make.
 *
 * @param headers added as they are; Host and the framing are the client's
 * @param timeout for the whole of it: look-up, connect, TLS, headers and body
 * @param maxBody bytes of the answer at most
 * @param identity shown to a server that asks for a certificate, by https only; null for none
 */
public record EgressRequest(String method, String url, Map<String, String> headers, byte[] body, Duration timeout, int maxBody,
                            @Nullable ClientIdentity identity) {

    /** How much of an answer is taken where nothing is said. */
    public static final int MAX_BODY = 4 * 1024 * 1024;

    /** Without a certificate of ours. */
    public EgressRequest(String method, String url, Map<String, String> headers, byte[] body, Duration timeout, int maxBody) {
        this(method, url, headers, body, timeout, maxBody, null);
    }

    /** A POST, and the usual cap on the answer. */
    public static EgressRequest post(String url, Map<String, String> headers, byte[] body, Duration timeout) {
        return new EgressRequest("POST", url, headers, body, timeout, MAX_BODY);
    }

    /** All headers that go out, but for those of the framing. Bodies come as they are: none grows when it is unpacked. */
    public Map<String, String> sent() {
        var sent = new LinkedHashMap<>(headers);
        sent.put("Accept-Encoding", "identity");
        return sent;
    }

    /** Without the URL's query, the headers and the body: these hold secrets. */
    @Override
    public String toString() {
        return "EgressRequest[%s, %d bytes, %s]".formatted(method, body.length, timeout);
    }
}
