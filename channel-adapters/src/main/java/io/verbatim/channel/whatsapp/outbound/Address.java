package io.verbatim.channel.whatsapp.outbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Whom messages go to: by the phone number where it is known, else by the id within the business. */
public record Address(@Nullable String waId, @Nullable String userId) {

    void addTo(ObjectNode body) {
        if (waId != null) {
            body.put("to", waId);
        } else {
            body.put("recipient", userId);
        }
    }

    /** Without the ids: these are numbers of people. */
    @Override
    public String toString() {
        return "Address[***]";
    }
}
