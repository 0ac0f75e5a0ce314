package io.verbatim.channel.egress;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call, which is over when its time is, whatever the other side does. */
final class Exchange implements EgressCall {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int LINGER_MILLIS = 250;

    private final CloseableHttpClient client;
    private final AnswerTaker reader;
    private final Target target;
    private final Patience patience;
    private final HttpUriRequestBase message;
    // Until it has been told.
    private final AtomicReference<@Nullable Consumer<EgressOutcome>> taker = new AtomicReference<>();
    private volatile @Nullable Future<?> watch;
    private volatile @Nullable Integer status;

    Exchange(CloseableHttpClient client, EgressRequest request, Target target, AnswerTaker reader, Patience patience) {
        this.client = client;
        this.reader = reader;
        this.target = target;
        this.patience = patience;
        this.message = message(request, target);
    }

    /** Makes the call; the connection is kept for others if all of the answer was read. */
    @Override
    public void make(Consumer<EgressOutcome> taker) {
        this.taker.set(taker);
        watch();
        tell(made());
    }

    private EgressOutcome made() {
        try {
            var answer = client.executeOpen(host(), message, null);
            status = answer.getCode();
            return reader.take(answer, this::enough);
        } catch (IOException e) {
            return Thread.currentThread().isInterrupted() ? Failures.abandoned() : Failures.of(e, status);
        } catch (RuntimeException | Error e) {
            LOG.warn("A call ended in a way that was not foreseen", e);
            return Failures.unforeseen(e, status);
        } finally {
            // Closing an answer would read the rest of it, which may have no end: what was not read to its end is cut off.
            abort();
        }
    }

    /** No more of the answer is wanted: it has a moment to come to its end, so that its connection can be used again. */
    private void enough(EgressOutcome early) {
        CompletableFuture.delayedExecutor(LINGER_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread).execute(this::abort);
        tell(early);
    }

    // Beside the call, so that the deadline holds over name look-up, connect, TLS, headers and body alike.
    private void watch() {
        watch = ForkJoinPool.commonPool().schedule(() -> Thread.startVirtualThread(this::look), patience.left(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (taker.get() != null && patience.left() > 0) {
            watch();
            return;
        }
        var waiting = taker.getAndSet(null);
        if (waiting != null) {
            abort();
            waiting.accept(patience.isOver() ? Failures.timedOut(status) : Failures.silent(status));
        }
    }

    private void tell(EgressOutcome outcome) {
        var waiting = taker.getAndSet(null);
        if (waiting != null) {
            watch.cancel(false);
            waiting.accept(outcome);
        }
    }

    private void abort() {
        message.cancel();
    }

    private HttpHost host() {
        return new HttpHost(target.secure() ? "https" : "http", target.name(), target.port());
    }

    private static HttpUriRequestBase message(EgressRequest request, Target target) {
        var message = new HttpUriRequestBase(request.method(), target.uri());
        request.sent().forEach(message::setHeader);
        if (request.body().length > 0) {
            message.setEntity(new SentOnce(request.body()));
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
