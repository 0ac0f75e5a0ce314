package io.verbatim.query.experiments;

import java.util.Locale;

/** What is counted. */
enum Measure {
    /** In which it was the first choice. */
    DISPATCHES,
    /** Of these, those that it answered. */
    ANSWERED,
    /** Of these, those that another one answered. */
    ANSWERED_BY_ANOTHER,
    /** Of these, those that nobody answered. */
    UNANSWERED,
    /** Of these, those in which another one was asked. */
    FELL_BACK,
    /** Failed calls, by reason. */
    FAILURES,
    /** Calls that succeeded, by class of latency. */
    LATENCY,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    SESSIONS,
    TURNS,
    /** Sessions that came to their end. */
    ENDED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
