package io.verbatim.channel.egress;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One call on its way. */
final class Exchange {

    private final CloseableHttpClient client;
    private final EgressRequest request;
    private final Target target;
    private final HttpUriRequestBase message;
    private volatile @Nullable Integer status;

    Exchange(CloseableHttpClient client, EgressRequest request, Target target) {
        this.client = client;
        this.request = request;
        this.target = target;
        this.message = message(request, target);
    }

    /** Makes the call; the connection is kept for others if all of the answer was read. */
    EgressOutcome run() {
        try {
            var answer = client.executeOpen(host(), message, null);
            status = answer.getCode();
            return new AnswerReader(request.maxBody()).read(answer);
        } catch (IOException e) {
            return Failures.of(e, status);
        } finally {
            // Closing an answer would read the rest of it, which may have no end: what was not read to its end is cut off.
            abort();
        }
    }

    /** Closes the connection, at whatever point the call is; {@link #run} then ends soon. */
    void abort() {
        message.cancel();
    }

    /** The status, once the answer's headers have come. */
    @Nullable Integer status() {
        return status;
    }

    private HttpHost host() {
        return new HttpHost(target.secure() ? "https" : "http", target.name(), target.port());
    }

    private static HttpUriRequestBase message(EgressRequest request, Target target) {
        var message = new HttpUriRequestBase(request.method(), target.uri());
        request.headers().forEach(message::setHeader);
        message.setHeader("Accept-Encoding", "identity");
        if (request.body().length > 0) {
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        message.setConfig(limits(Timeout.of(request.timeout())));
        return message;
    }

    private static RequestConfig limits(Timeout timeout) {
        return RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout)
            .setRedirectsEnabled(false).setAuthenticationEnabled(false).setProtocolUpgradeEnabled(false).setContentCompressionEnabled(false)
            .build();
    }
}
