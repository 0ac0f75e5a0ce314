package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names the way of one bot message to the user, however often it is tried. */
public record DeliveryId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "dlv";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** Always the same for a message, so that a receiver can tell a repetition. */
    public static DeliveryId of(MessageId message) {
        return new DeliveryId(Ids.derived(PREFIX, message.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
