package io.verbatim.shared.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names a channel. */
public record ChannelId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "chn";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static ChannelId next() {
        return new ChannelId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
