package io.verbatim.channel.whatsapp.inbound;

import tools.jackson.databind.JsonNode;

/**
 * One thing out of a notification, as it is kept until it is handled.
 *
 * @param userKey   whose order it is kept in
 * @param dedupeKey the same for the same thing, told once more
 * @param isMessage whether a user wrote it
 */
public record Told(String userKey, String dedupeKey, boolean isMessage, JsonNode payload) {
    /** Without the keys: these are numbers of people. */
    @Override
    public String toString() {
        return "Told[***]";
    }
}
