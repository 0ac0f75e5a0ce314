package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names one user input and all that the bot does until it waits for the next. */
public record TurnId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "turn";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TurnId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static TurnId next() {
        return new TurnId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
