package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
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
        return made(prepared(request));
    }

    /** Makes a prepared call, in the same way. */
    public EgressOutcome made(EgressCall call) {
        // Beside this thread: whatever else may hold it up, the call's end does not.
        var outcome = new CompletableFuture<EgressOutcome>();
        var running = threads.submit(() -> call.make(outcome::complete));
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Failures.abandoned();
        } catch (ExecutionException e) {
            throw new IllegalStateException("No call ends with an exception", e);
        }
    }

    /** A call to be made where nobody need wait for it. */
    public EgressCall prepared(EgressRequest request) {
        return prepared(request, new AnswerReader(request.maxBody()), () -> 0, request.timeout());
    }

    /**
     * The same, where the answer may be a stream of events: these are handed on as they come, and the answer has no body then. The deadline
     * and the cap hold over the whole stream.
     *
     * @param idle how long a stream that is under way may be silent
     */
    public EgressCall prepared(EgressRequest request, Duration idle, BodySink sink) {
        var reader = new StreamReader(new AnswerReader(request.maxBody()), sink);
        return prepared(request, reader, reader::silence, idle);
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
            var outcome = made(prepared(request, signpost, () -> 0, request.timeout()));
            if (!trail.leadsTo(signpost.location())) {
                return outcome;
            }
        }
    }

    private EgressCall prepared(EgressRequest request, AnswerTaker reader, LongSupplier silence, Duration idle) {
        if (request.timeout().toMillis() <= 0) {
            return ended(Failures.timedOut(null));
        }
        if (!HeaderRule.permits(request.headers())) {
            return ended(new EgressFailure(Kind.INVALID_REQUEST, "A header cannot be sent", null));
        }
        try {
            var target = Target.of(request.url());
            return new Exchange(client(request, target), request, target, reader, new Patience(request.timeout(), idle, silence));
        } catch (IllegalArgumentException e) {
            return ended(new EgressFailure(Kind.INVALID_REQUEST, "The URL cannot be called, or the client certificate is none", null));
        }
    }

    private static EgressCall ended(EgressOutcome outcome) {
        return taker -> taker.accept(outcome);
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
}
