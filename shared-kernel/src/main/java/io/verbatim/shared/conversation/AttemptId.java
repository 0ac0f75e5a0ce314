package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names one call of one backend. */
public record AttemptId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "att";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttemptId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static AttemptId next() {
        return new AttemptId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
