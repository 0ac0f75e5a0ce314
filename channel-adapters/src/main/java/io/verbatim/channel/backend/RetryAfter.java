package io.verbatim.channel.backend;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header Retry-After: seconds, or a date. */
record RetryAfter(Clock clock) {

    private static final int LONGEST = 9;

    /** Null where nothing sensible is said; a date that has passed is 0. */
    @Nullable Long seconds(Optional<String> header) {
        return header.map(String::strip).flatMap(this::parsed).orElse(null);
    }

    private Optional<Long> parsed(String text) {
        return text.matches("\\d+") ? Optional.of(Long.parseLong(text.length() > LONGEST ? "9".repeat(LONGEST) : text)) : until(text);
    }

    private Optional<Long> until(String date) {
        try {
            var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Math.max(0, Duration.between(clock.instant(), then).plusMillis(999).toSeconds()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
