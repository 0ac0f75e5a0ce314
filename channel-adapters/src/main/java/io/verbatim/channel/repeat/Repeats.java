package io.verbatim.channel.repeat;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Fingerprint;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RequestName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets the first of equally named requests through, and answers the others with what became of it. */
@Component
class Repeats implements HandlerInterceptor {
    private static final int LOOKS = 100;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
    private static final long BETWEEN_CLEARINGS = Duration.ofMinutes(10).toNanos();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FirstAnswers answers;
    private final Desk desk;
    private final AtomicLong cleared = new AtomicLong(System.nanoTime());

    Repeats(FirstAnswers answers, Desk desk) {
        this.answers = answers;
        this.desk = desk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        if (!mayBeRepeated(request) || !(handler instanceof HandlerMethod method) || readsByItself(method)
            || !(request.getAttribute(Caller.class.getName()) instanceof Caller caller)) {
            return true;
        }
        var key = RequestName.of(request);
        if (key.isEmpty()) {
            return true;
        }
        var claim = claim(caller, key.get(), request);
        caller.named(claim.name(), claim.fingerprint()).makes(request);
        return isFirst(claim, request, response);
    }

    /** Who takes the request itself sees to its repeats as well: sessions do. */
    private static boolean readsByItself(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(HttpServletRequest.class);
    }

    /** A stream is its reader's affair: it has a place to go on from. */
    static boolean mayBeRepeated(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("POST") && request.getHeader("Idempotency-Key") != null
            && (accept == null || !accept.contains("text/event-stream"));
    }

    private static Claim claim(Caller caller, String key, HttpServletRequest request) {
        var address = request.getRequestURI() + "?" + request.getQueryString();
        return new Claim(caller.workspace(), Fingerprint.hash(String.join("\n", caller.workspace().value(), caller.actor(), key)),
            Fingerprint.of(address, Body.of(request).objectOrEmpty()));
    }

    private boolean isFirst(Claim claim, HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            if (isMine(claim)) {
                request.setAttribute(Claim.ATTRIBUTE, claim);
                clear();
                return true;
            }
            var first = same(claim);
            if (first.isPresent() && first.get().status() != null) {
                desk.settle();
                write(first.get(), first.get().status(), response);
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        throw new ApiProblem(ProblemType.IDEMPOTENCY_IN_FLIGHT, "The first request with this Idempotency-Key has no answer yet")
            .header("Retry-After", "1");
    }

    private boolean isMine(Claim claim) {
        var claimed = answers.claim(claim);
        if (claimed == FirstAnswers.Claimed.ORPHAN) {
            answers.made(claim).ifPresent(id -> {
                answers.abandon(claim);
                throw new ApiProblem(ProblemType.CONFLICT, "The request was carried out, but its answer was lost with its node; it made or "
                    + "changed " + id);
            });
        }
        return claimed != FirstAnswers.Claimed.TAKEN;
    }

    private Optional<FirstAnswer> same(Claim claim) {
        var first = answers.find(claim);
        if (first.isPresent() && !first.get().fingerprint().equals(claim.fingerprint())) {
            throw new ApiProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request");
        }
        return first;
    }

    private static void write(FirstAnswer first, int status, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (first.location() != null) {
            response.setHeader("Location", first.location());
        }
        if (first.etag() != null) {
            response.setHeader("ETag", first.etag());
        }
        if (!first.body().isEmpty()) {
            response.setContentType("application/json");
            response.getOutputStream().write(replayed(first.body()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String replayed(String body) {
        return JSON.readTree(body) instanceof ObjectNode object ? object.put("idempotency_replayed", true).toString() : body;
    }

    private void clear() {
        long last = cleared.get();
        if (System.nanoTime() - last > BETWEEN_CLEARINGS && cleared.compareAndSet(last, System.nanoTime())) {
            answers.forget();
        }
    }
}
