package io.verbatim.channel.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The usual answers of the management API. */
public final class Answers {

    private Answers() {
    }

    /** 200 with one thing and its ETag. */
    public static ResponseEntity<Envelope> one(Object data, long revision) {
        return ResponseEntity.ok().eTag(ETags.of(revision)).body(new Envelope.One(data));
    }

    /** 200 with one thing that has no ETag. */
    public static ResponseEntity<Envelope> one(Object data) {
        return ResponseEntity.ok(new Envelope.One(data));
    }

    /** 201 with the new thing, where it lies, and its ETag. */
    public static ResponseEntity<Envelope> created(String location, Object data, long revision) {
        return ResponseEntity.created(URI.create(location)).eTag(ETags.of(revision)).body(new Envelope.One(data));
    }

    /** 201 with the new thing that has no ETag. */
    public static ResponseEntity<Envelope> created(String location, Object data) {
        return ResponseEntity.created(URI.create(location)).body(new Envelope.One(data));
    }

    /** 202 with what was begun, and where it can be watched. */
    public static ResponseEntity<Envelope> accepted(String location, Object data) {
        return ResponseEntity.accepted().location(URI.create(location)).body(new Envelope.One(data));
    }

    /** 204. */
    public static ResponseEntity<Envelope> gone() {
        return ResponseEntity.noContent().build();
    }
}
