package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
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
        if (request.timeout().toMillis() <= 0) {
            return Failures.timedOut(null);
        }
        if (!HeaderRule.permits(request.headers())) {
            return new EgressFailure(Kind.INVALID_REQUEST, "A header cannot be sent", null);
        }
        try {
            var target = Target.of(request.url());
            return within(request, new Exchange(client(request, target), request, target));
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
    private EgressOutcome within(EgressRequest request, Exchange exchange) {
        var running = threads.submit(exchange::run);
        try {
            return running.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.abort();
            return Failures.timedOut(exchange.status());
        } catch (InterruptedException e) {
            return abandoned(exchange, running);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("A call ended in a way that was not foreseen", e);
        }
    }

    private static EgressOutcome abandoned(Exchange exchange, Future<EgressOutcome> running) {
        exchange.abort();
        running.cancel(true);
        Thread.currentThread().interrupt();
        return new EgressFailure(Kind.ABANDONED, "The call was given up", null);
    }
}
