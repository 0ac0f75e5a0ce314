package io.verbatim.channel.script;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.script.child.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes the calls that one run of a script asks for, side by side. */
final class Fetches implements AutoCloseable {

    private static final int MOST = 10;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private final Egress egress;
    private final Child child;
    private final long end;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("script-fetch-", 0).factory());
    private int begun;

    Fetches(Egress egress, Child child, Duration time) {
        this.egress = egress;
        this.child = child;
        this.end = System.nanoTime() + time.toNanos();
    }

    void begin(Frame frame) throws IOException {
        if (++begun > MOST) {
            throw new IOException("A process asks for more calls than there are to be had");
        }
        threads.execute(() -> answer(frame));
    }

    /** Gives up what is still under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void answer(Frame frame) {
        var answer = ScriptJson.write(call(frame.tail()));
        try {
            child.write(new Frame(Frame.FETCH, frame.head() + "\n" + answer));
        } catch (IOException e) {
            // Nobody is left to tell: whoever reads from this process sees that it is gone.
            child.kill();
        }
    }

    private Map<String, ?> call(String text) {
        try {
            var request = ScriptJson.read(text, Request.class);
            return METHODS.contains(request.method()) ? call(request) : error("Not a method that can be used");
        } catch (JacksonException e) {
            return error("Not a request that can be made");
        }
    }

    private Map<String, ?> call(Request request) {
        var body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
        var left = Duration.ofNanos(end - System.nanoTime());
        var call = new EgressRequest(request.method(), request.url(), request.headers(), body, left, EgressRequest.MAX_BODY);
        return switch (egress.call(call)) {
            case EgressAnswer answer -> Map.of("status", answer.status(), "headers", answer.headers(),
                "body", new String(answer.body(), StandardCharsets.UTF_8));
            case EgressFailure failure -> error(failure.detail());
        };
    }

    private static Map<String, ?> error(String detail) {
        return Map.of("error", detail);
    }

    /** What a script asks for. */
    record Request(String method, String url, Map<String, String> headers, @Nullable String body) { }
}
