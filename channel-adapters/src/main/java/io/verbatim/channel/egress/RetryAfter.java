package io.verbatim.channel.egress;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** How long a receiver wants us to wait. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DIGITS = 9;
    // The third one names no zone, and fills up the day with a blank.
    private static final DateTimeFormatter[] FORMS = {DateUtils.FORMATTER_RFC1123, DateUtils.FORMATTER_RFC1036,
        DateUtils.FORMATTER_ASCTIME.withZone(ZoneOffset.UTC)};

    private RetryAfter() {
    }

    /**
     * What the header {@code Retry-After} says, in seconds or as a date in any of the three forms of HTTP (RFC 9110, 5.6.7): a day at most,
     * and empty where it is missing or says nothing.
     */
    public static Optional<Duration> of(EgressAnswer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip)
            .flatMap(value -> value.matches("[0-9]+") ? Optional.of(seconds(value)) : until(value, now)).map(RetryAfter::bounded);
    }

    private static Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> until(String date, Instant now) {
        return Optional.ofNullable(DateUtils.parseDate(date.replaceAll(" +", " "), FORMS)).map(then -> Duration.between(now, then));
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
