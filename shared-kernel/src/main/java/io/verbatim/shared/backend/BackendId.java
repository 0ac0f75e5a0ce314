package io.verbatim.shared.backend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names an AI backend; the API calls it an integration. */
public record BackendId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "int";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BackendId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static BackendId next() {
        return new BackendId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
