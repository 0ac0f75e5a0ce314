package io.verbatim.channel.telegram;

import io.verbatim.channel.telegram.Rendering.Key;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the Bot API that says something, but not yet to whom.
 *
 * @param options of its buttons
 */
record Call(String method, ObjectNode body, List<String> options) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Call message(String text, List<Key> keys) {
        return of("sendMessage", NODES.objectNode().put("text", text), keys);
    }

    static Call file(String method, String field, String url, String caption, List<Key> keys) {
        var body = NODES.objectNode().put(field, url);
        if (!caption.isEmpty()) {
            body.put("caption", caption);
        }
        return of(method, body, keys);
    }

    /** As a part of a delivery. */
    JsonNode asContent() {
        var content = NODES.objectNode().put("method", method);
        content.set("body", body);
        var offered = content.putArray("options");
        options.forEach(offered::add);
        return content;
    }

    static Call of(JsonNode content) {
        return new Call(content.path("method").asString(), (ObjectNode) content.path("body"),
            content.path("options").valueStream().map(JsonNode::asString).toList());
    }

    ObjectNode to(long chat) {
        return body.deepCopy().put("chat_id", chat);
    }

    private static Call of(String method, ObjectNode body, List<Key> keys) {
        if (!keys.isEmpty()) {
            var rows = body.putObject("reply_markup").putArray("inline_keyboard");
            keys.forEach(key -> rows.addArray().add(button(key)));
        }
        return new Call(method, body, keys.stream().filter(key -> key.optionId() != null).map(Key::optionId).toList());
    }

    private static ObjectNode button(Key key) {
        var button = NODES.objectNode().put("text", key.label());
        return key.optionId() == null ? button.put("url", key.url()) : button.put("callback_data", OptionToken.of(key.optionId()));
    }
}
