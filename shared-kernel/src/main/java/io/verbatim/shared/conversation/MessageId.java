package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names one message, of the user or of the bot. */
public record MessageId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "msg";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static MessageId next() {
        return new MessageId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
