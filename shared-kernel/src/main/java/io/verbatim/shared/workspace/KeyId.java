package io.verbatim.shared.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names an API key; not secret. */
public record KeyId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "key";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static KeyId next() {
        return new KeyId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
