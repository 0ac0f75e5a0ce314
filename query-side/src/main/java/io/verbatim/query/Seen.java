package io.verbatim.query;

import java.time.Instant;

import org.axonframework.eventhandling.TrackingToken;

/** Where in the store an event is, and when it was stored. */
public record Seen(long position, Instant at) {

    /** Of the event that is being handled. */
    public static Seen of(TrackingToken token, Instant at) {
        return new Seen(token.position().orElseThrow(), at);
    }
}
