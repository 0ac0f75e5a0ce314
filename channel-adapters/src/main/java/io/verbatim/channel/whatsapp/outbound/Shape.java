package io.verbatim.channel.whatsapp.outbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message as WhatsApp takes it, but for whom it goes to.
 *
 * @param type    {@code text}, {@code image}, {@code interactive}, {@code template}, ...
 * @param content what lies under the name of the type
 * @param cut     which parts had to be cut short to fit; null for none
 */
public record Shape(String type, ObjectNode content, @Nullable String cut) {

    private static final String PRODUCT = "whatsapp";

    static Shape of(String type, ObjectNode content) {
        return new Shape(type, content, null);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Where the file is that it shows; null for none. */
    public @Nullable String link() {
        return holder(content).path("link").asString(null);
    }

    /** The same, with the file by Meta's id for it. */
    public Shape uploaded(String id) {
        var other = content.deepCopy();
        if (holder(other) instanceof ObjectNode file) {
            file.remove("link");
            file.put("id", id);
        }
        return new Shape(type, other, cut);
    }

    private static JsonNode holder(ObjectNode content) {
        return content.has("link") ? content : content.path("header").path("image");
    }

    /** As it is kept between rendering and sending. */
    public ObjectNode asJson() {
        var json = object().put("type", type);
        json.set("content", content);
        return cut == null ? json : json.put("cut", cut);
    }

    /** What {@link #asJson} made. */
    public static Shape of(JsonNode json) {
        return new Shape(json.path("type").asString(), (ObjectNode) json.path("content"), json.path("cut").asString(null));
    }

    /** The whole body of the call; it carries our id of it, which comes back in its statuses. */
    public ObjectNode to(Address address, String id) {
        var body = object().put("messaging_product", PRODUCT).put("recipient_type", "individual");
        address.addTo(body);
        body.put("type", type).set(type, content);
        return body.put("biz_opaque_callback_data", id);
    }

    /** Says that a user's message was read and, if so, that an answer is being written: that ends with the answer, or after 25 s. */
    public static ObjectNode read(String messageId, boolean isTyping) {
        var body = object().put("messaging_product", PRODUCT).put("status", "read").put("message_id", messageId);
        if (isTyping) {
            body.putObject("typing_indicator").put("type", "text");
        }
        return body;
    }
}
