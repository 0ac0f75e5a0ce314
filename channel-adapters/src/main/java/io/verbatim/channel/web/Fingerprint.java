package io.verbatim.channel.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Tells whether two requests ask for the same: of what they mean, not of how they are written. */
public final class Fingerprint {
    private Fingerprint() {
    }

    /** The fingerprint of a JSON value sent to an address: the order of an object's fields, blanks and escapes make no difference. */
    public static String of(String address, JsonNode body) {
        var canonical = new StringBuilder(address).append('\n');
        write(body, canonical);
        return hash(canonical.toString());
    }

    /** A short, even name for a longer one. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void write(JsonNode value, StringBuilder to) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, to);
            case ARRAY -> {
                to.append('[');
                value.forEach(item -> write(item, to.append(',')));
                to.append(']');
            }
            case NUMBER -> to.append(number(value));
            default -> to.append(value);
        }
    }

    private static void writeObject(JsonNode object, StringBuilder to) {
        var fields = new TreeMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        to.append('{');
        fields.forEach((name, value) -> write(value, to.append(',').append(StringNode.valueOf(name)).append(':')));
        to.append('}');
    }

    // 1, 1.0 and 1e0 are one number.
    private static String number(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toString();
    }
}
