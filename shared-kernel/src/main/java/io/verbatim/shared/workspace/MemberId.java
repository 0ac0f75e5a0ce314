package io.verbatim.shared.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names a person's membership of one workspace; the same person has another one in another workspace. */
public record MemberId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "usr";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static MemberId next() {
        return new MemberId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
