package io.verbatim.channel.replay;

import java.util.Locale;

/** To whom events may be told once more. */
enum TargetKind {
    PROJECTION, WEBHOOK, TOPIC;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TargetKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
