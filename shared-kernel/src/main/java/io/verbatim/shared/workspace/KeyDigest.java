package io.verbatim.shared.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An HMAC of an API key, under a key derived from the master key: enough to recognise the API key, not to learn it. In hexadecimal. */
public record KeyDigest(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyDigest {
    }

    @Override
    public String toString() {
        return value;
    }
}
