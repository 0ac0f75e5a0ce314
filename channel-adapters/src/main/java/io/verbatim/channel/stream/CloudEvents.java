package io.verbatim.channel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.verbatim.shared.log.LoggedEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as CloudEvents 1.0, binary mode. One that is too large goes by reference (the claim check of the specification): its value
 * says where it is, its SHA-256 and how many bytes it has, and {@code ce_dataref} that it is so.
 */
public final class CloudEvents {
    private static final String SOURCE = "urn:verbatim";

    private final UnaryOperator<String> publicUrl;

    /** @param publicUrl the address of a path */
    CloudEvents(UnaryOperator<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The record of an event, which takes no more bytes than these; at some hundred nothing is small enough. */
    public CloudEvent of(LoggedEvent event, int most) {
        var whole = new CloudEvent(event.stream(), attributes(event), event.payload().getBytes(UTF_8));
        return whole.size() <= most ? whole : reference(event, whole);
    }

    private CloudEvent reference(LoggedEvent event, CloudEvent whole) {
        var address = publicUrl.apply("/v1/events/%s/payload".formatted(event.id()));
        var headers = new LinkedHashMap<>(whole.headers());
        headers.put("ce_dataref", address);
        var value = "{\"reference\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d}".formatted(address, sha256(whole.value()), whole.value().length);
        return new CloudEvent(whole.key(), headers, value.getBytes(UTF_8));
    }

    private static Map<String, String> attributes(LoggedEvent event) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_id", event.id());
        attributes.put("ce_type", "io.verbatim.%s.v%s".formatted(event.type(), event.revision()));
        attributes.put("ce_source", event.workspace() == null ? SOURCE : SOURCE + ":workspace:" + event.workspace());
        attributes.put("ce_subject", event.stream());
        attributes.put("ce_time", event.recordedAt().toString());
        attributes.put("ce_position", Long.toString(event.position()));
        put(attributes, "ce_workspace", event.workspace());
        attributes.put("ce_streamsequence", Long.toString(event.sequence()));
        put(attributes, "ce_actor", event.actor());
        put(attributes, "ce_causationid", event.causationId());
        put(attributes, "ce_correlationid", event.correlationId());
        attributes.put("content-type", "application/json");
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
