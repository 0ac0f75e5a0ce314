package io.verbatim.channel.egress;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One call on its way. */
final class Exchange {

    private static final int LINGER_MILLIS = 250;

    private final CloseableHttpClient client;
    private final AnswerTaker taker;
    private final Target target;
    private final HttpUriRequestBase message;
    private final CompletableFuture<EgressOutcome> outcome = new CompletableFuture<>();
    private volatile @Nullable Integer status;

    Exchange(CloseableHttpClient client, EgressRequest request, Target target, AnswerTaker taker) {
        this.client = client;
        this.taker = taker;
        this.target = target;
        this.message = message(request, target);
    }

    /** Makes the call; the connection is kept for others if all of the answer was read. */
    void run() {
        try {
            outcome.complete(made());
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    /** There at the latest when {@link #run} ends. */
    CompletableFuture<EgressOutcome> outcome() {
        return outcome;
    }

    private EgressOutcome made() {
        try {
            var answer = client.executeOpen(host(), message, null);
            status = answer.getCode();
            return taker.take(answer, this::enough);
        } catch (IOException e) {
            return Failures.of(e, status);
        } finally {
            // Closing an answer would read the rest of it, which may have no end: what was not read to its end is cut off.
            abort();
        }
    }

    /** No more of the answer is wanted: it has a moment to come to its end, so that its connection can be used again. */
    private void enough(EgressOutcome early) {
        outcome.complete(early);
        CompletableFuture.delayedExecutor(LINGER_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread).execute(this::abort);
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
        request.sent().forEach(message::setHeader);
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
