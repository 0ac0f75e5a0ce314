package io.verbatim.channel.egress;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of names. A look-up blocks inside the system's library and cannot be stopped: it runs on threads of its own, one
 * look-up a name at a time, so that a name server that hangs takes no carrier thread away and no look-up of other names.
 */
@Component
final class Lookups {

    private static final int THREADS = 64;
    private static final int WAITING = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final AsyncCache<String, List<InetAddress>> known;
    private final Function<String, List<InetAddress>> system;

    Lookups() {
        this(Lookups::lookUp);
    }

    Lookups(Function<String, List<InetAddress>> system) {
        this.system = system;
        this.known = Caffeine.newBuilder().maximumSize(WAITING).expireAfterWrite(FRESH).executor(threads()).buildAsync();
    }

    /** All addresses of the host, at least one; UnknownHostException where there is none or the time is over. */
    List<InetAddress> of(String name, Duration patience) throws UnknownHostException {
        if (name.contains(":") || Target.endsInANumber(name)) {
            return List.of(InetAddress.ofLiteral(name));
        }
        var addresses = within(patience, known.get(name, system));
        if (addresses.isEmpty()) {
            throw new UnknownHostException(name);
        }
        return addresses;
    }

    private static List<InetAddress> within(Duration patience, CompletableFuture<List<InetAddress>> lookUp) {
        try {
            return lookUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A look-up ended in a way that was not foreseen", e);
        }
    }

    private static List<InetAddress> lookUp(String name) {
        try {
            return List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            // Remembered as well, for as short a time: a name that does not exist is not looked up for every call.
            return List.of();
        }
    }

    private static Executor threads() {
        var factory = Thread.ofPlatform().daemon().name("verbatim-lookup-", 0).factory();
        var threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
