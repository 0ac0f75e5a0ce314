package io.verbatim.channel.egress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a receiver wants us to wait. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {
    }

    /** What the header {@code Retry-After} says, in seconds or as a date: a day at most, and empty where it is missing or says nothing. */
    public static Optional<Duration> of(EgressAnswer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip).flatMap(value -> value.matches("[0-9]{1,9}")
            ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : until(value, now)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            return Optional.of(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
