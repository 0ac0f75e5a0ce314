package io.verbatim.channel.webhook;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bot messages in the shapes that Messenger has for them: one each, so that each has a number of its own. */
final class JsonShapes {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonShapes() {
    }

    static List<ObjectNode> of(BotMessage message) {
        return switch (message) {
            case BotMessage.Text text -> text.text().isBlank() ? List.of() : List.of(object().put("text", text.text()));
            case BotMessage.Buttons buttons -> List.of(buttons.imageUrl() == null ? template(buttons) : illustrated(buttons));
            case BotMessage.ListOfOptions list -> List.of(quickReplies(list));
            case BotMessage.Media media -> List.of(media(media));
            case BotMessage.Carousel carousel -> List.of(template(carousel));
        };
    }

    /** The caption stands beside the file. */
    private static ObjectNode media(BotMessage.Media media) {
        var shape = attachment(type(media.mediaType()), object().put("url", media.mediaUrl()));
        return media.caption() == null || media.caption().isBlank() ? shape : shape.put("text", media.caption());
    }

    /** A button template has no picture; a card has. */
    private static ObjectNode illustrated(BotMessage.Buttons message) {
        var element = object().put("title", message.text()).put("image_url", message.imageUrl());
        message.options().forEach(option -> element.withArray("buttons").add(postback(option.text(), option.id())));
        var payload = object().put("template_type", "generic");
        payload.withArray("elements").add(element);
        return attachment("template", payload);
    }

    private static ObjectNode template(BotMessage.Buttons message) {
        var payload = object().put("template_type", "button").put("text", message.text());
        message.options().forEach(option -> payload.withArray("buttons").add(postback(option.text(), option.id())));
        return attachment("template", payload);
    }

    private static ObjectNode quickReplies(BotMessage.ListOfOptions message) {
        var described = message.options().stream().filter(option -> option.description() != null && !option.description().isBlank())
            .map(option -> "%s: %s".formatted(option.text(), option.description())).collect(Collectors.joining("\n"));
        var shape = object().put("text", described.isEmpty() ? message.text() : message.text() + "\n\n" + described);
        message.options().forEach(option -> shape.withArray("quick_replies").add(quickReply(option)));
        return shape;
    }

    private static ObjectNode quickReply(Choice option) {
        return object().put("content_type", "text").put("title", option.text()).put("payload", payload(option.text(), option.id()));
    }

    private static ObjectNode template(BotMessage.Carousel message) {
        var payload = object().put("template_type", "generic");
        message.elements().forEach(card -> payload.withArray("elements").add(element(card)));
        return attachment("template", payload);
    }

    private static ObjectNode element(Card card) {
        var element = object().put("title", card.title());
        put(element, "subtitle", card.subtitle());
        put(element, "image_url", card.imageUrl());
        put(element, "item_url", card.url());
        if (card.url() != null) {
            element.putObject("default_action").put("type", "web_url").put("url", card.url());
        }
        card.buttons().forEach(button -> element.withArray("buttons").add(button(button)));
        return element;
    }

    private static ObjectNode button(CardButton button) {
        if (button.url() != null) {
            return object().put("type", "web_url").put("title", button.text()).put("url", button.url());
        }
        return button.phone() == null ? postback(button.text(), String.valueOf(button.id()))
            : object().put("type", "phone_number").put("title", button.text()).put("payload", button.phone());
    }

    private static ObjectNode postback(String title, String option) {
        return object().put("type", "postback").put("title", title).put("payload", payload(title, option));
    }

    /** A text that clients give back as it is; its fields are those of a postbackMessage. */
    private static String payload(String title, String option) {
        var payload = object().put("title", title).put("nextDialogstateId", option);
        payload.putArray("sessionDataToSet");
        return payload.toString();
    }

    private static ObjectNode attachment(String type, JsonNode payload) {
        var shape = object();
        shape.putObject("attachment").put("type", type).set("payload", payload);
        return shape;
    }

    private static String type(String mediaType) {
        return switch (mediaType) {
            case "image", "video", "audio" -> mediaType;
            case "voice" -> "audio";
            default -> "file";
        };
    }

    private static void put(ObjectNode to, String name, @Nullable String value) {
        if (value != null) {
            to.put(name, value);
        }
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
