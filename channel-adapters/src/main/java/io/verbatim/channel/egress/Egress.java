package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The product's one outgoing HTTP client. Blocking: for virtual threads. */
@Component
public final class Egress implements AutoCloseable {

    private final CloseableHttpClient secure;
    private final CloseableHttpClient plain;
    private final Identities identities;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("egress-", 0).factory());

    Egress(EgressSettings settings, AddressPolicy policy, Lookups lookups) {
        this.secure = Clients.of(settings, new GuardedResolver(policy, lookups, true));
        this.identities = new Identities(settings, new GuardedResolver(policy, lookups, true));
        this.plain = Clients.of(settings, new GuardedResolver(policy, lookups, false));
    }

    /** A client beside the application's own. */
    public static Egress of(EgressSettings settings, OwnPorts own) {
        return new Egress(settings, new AddressPolicy(settings, own), new Lookups());
    }

    /** Makes the call, once, and answers within its timeout whatever the other side does; never throws for what the network does. */
    public EgressOutcome call(EgressRequest request) {
        return make(request, new AnswerReader(request.maxBody()), () -> 0, request.timeout());
    }

    /**
     * The same, where the answer may be a stream of events: these are handed on as they come, and the answer has no body then. The deadline
     * and the cap hold over the whole stream.
     *
     * @param idle how long a stream that is under way may be silent
     */
    public EgressOutcome stream(EgressRequest request, Duration idle, BodySink sink) {
        var reader = new StreamReader(new AnswerReader(request.maxBody()), sink);
        return make(request, reader, reader::silence, idle);
    }

    /**
     * The same for a file: a GET follows up to three redirects, each by the rules, within its timeout, and to another origin without its
     * headers and certificate.
     */
    public EgressOutcome fetch(EgressRequest request) {
        return follow(new Trail(request), new AnswerReader(request.maxBody()));
    }

    /** The same, where a good answer's body is written away as it comes, on another thread; the answer has no body then. */
    public EgressOutcome download(EgressRequest request, OutputStream to) {
        return follow(new Trail(request), new FileReader(new AnswerReader(request.maxBody()), to));
    }

    private EgressOutcome follow(Trail trail, AnswerTaker taker) {
        while (true) {
            var request = trail.request();
            var signpost = new Signpost(taker);
            var outcome = make(request, signpost, () -> 0, request.timeout());
            if (!trail.leadsTo(signpost.location())) {
                return outcome;
            }
        }
    }

    private EgressOutcome make(EgressRequest request, AnswerTaker taker, LongSupplier silence, Duration idle) {
        if (request.timeout().toMillis() <= 0) {
            return Failures.timedOut(null);
        }
        if (!HeaderRule.permits(request.headers())) {
            return new EgressFailure(Kind.INVALID_REQUEST, "A header cannot be sent", null);
        }
        try {
            var target = Target.of(request.url());
            var exchange = new Exchange(client(request, target), request, target, taker);
            return within(exchange, new Patience(request.timeout(), idle, silence));
        } catch (IllegalArgumentException e) {
            return new EgressFailure(Kind.INVALID_REQUEST, "The URL cannot be called, or the client certificate is none", null);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        secure.close(CloseMode.IMMEDIATE);
        plain.close(CloseMode.IMMEDIATE);
        identities.close();
    }

    private CloseableHttpClient client(EgressRequest request, Target target) {
        if (!target.secure()) {
            return plain;
        }
        return request.identity() == null ? secure : identities.client(request.identity());
    }

    // The caller waits beside the exchange, so that the deadline holds over name look-up, connect, TLS, headers and body alike.
    private EgressOutcome within(Exchange exchange, Patience patience) {
        var running = threads.submit(exchange::run);
        try {
            for (long wait = patience.left(); wait > 0; wait = patience.left()) {
                var outcome = outcome(exchange, wait);
                if (outcome != null) {
                    return outcome;
                }
            }
            exchange.abort();
            return patience.isOver() ? Failures.timedOut(exchange.status()) : Failures.silent(exchange.status());
        } catch (InterruptedException e) {
            return abandoned(exchange, running);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("A call ended in a way that was not foreseen", e);
        }
    }

    /** Null where there is none within this time. */
    private static @Nullable EgressOutcome outcome(Exchange exchange, long nanos) throws InterruptedException, ExecutionException {
        try {
            return exchange.outcome().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        }
    }

    private static EgressOutcome abandoned(Exchange exchange, Future<?> running) {
        exchange.abort();
        running.cancel(true);
        Thread.currentThread().interrupt();
        return new EgressFailure(Kind.ABANDONED, "The call was given up", null);
    }
}
