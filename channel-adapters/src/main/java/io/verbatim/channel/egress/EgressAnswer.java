package io.verbatim.channel.egress;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer, whatever its status, redirects excepted.
 *
 * @param headers by name, in any case; of a repeated one the first
 * @param body    whole where the status is 2xx; else its first 64 KiB
 */
public record EgressAnswer(int status, Map<String, String> headers, byte[] body) implements EgressOutcome {

    private static final Pattern EVENT_STREAM = Pattern.compile("(?i)text/event-stream\\s*(;.*)?");

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether it is a stream of server-sent events. */
    public boolean isEventStream() {
        return header("Content-Type").filter(type -> EVENT_STREAM.matcher(type.strip()).matches()).isPresent();
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    @Override
    public String toString() {
        return "EgressAnswer[%d, %d bytes]".formatted(status, body.length);
    }
}
