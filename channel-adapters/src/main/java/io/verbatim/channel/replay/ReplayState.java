package io.verbatim.channel.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a replay stands. */
enum ReplayState {
    RUNNING, PAUSED, COMPLETED, FAILED, CANCELLED;

    /** As it is stored and shown. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplayState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
