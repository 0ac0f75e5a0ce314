package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names the search for one AI reply. */
public record DispatchId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "dsp";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DispatchId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static DispatchId next() {
        return new DispatchId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
