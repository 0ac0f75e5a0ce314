package io.verbatim.channel.alert;

import java.time.temporal.ChronoUnit;

/** An alert as people read it: which channel, what failed, what to do. */
record Letter(String subject, String body) {
    private static final int LONGEST_NAME = 80;

    static Letter of(Alert alert) {
        var problem = Problem.of(alert.problem());
        return new Letter("Channel \"%s\": %s%s".formatted(name(alert), problem.title(), times(alert)), """
            Channel: %s (%s, %s)
            Problem: %s (%s)
            Detail:  %s
            Seen:    %s

            What to do: %s

            Of the same problem you hear at most every 15 minutes.
            """.formatted(name(alert), alert.channelKind(), alert.channelId(), problem.title(), alert.problem(), alert.detail(), seen(alert),
            problem.advice().replace("{id}", alert.channelId().value())));
    }

    private static String name(Alert alert) {
        var name = CleanLine.of(alert.channelName());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static String times(Alert alert) {
        return alert.times() > 1 ? " (%d times)".formatted(alert.times()) : "";
    }

    private static String seen(Alert alert) {
        var last = alert.lastAt().truncatedTo(ChronoUnit.SECONDS);
        return alert.times() == 1 ? last.toString()
            : "%d times, first %s, last %s".formatted(alert.times(), alert.firstAt().truncatedTo(ChronoUnit.SECONDS), last);
    }
}
