package io.verbatim.shared.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names a bot. */
public record BotId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "bot";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BotId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static BotId next() {
        return new BotId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
