package io.verbatim.channel.telegram;

import io.verbatim.shared.conversation.EndUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user did, as far as we understand it.
 *
 * @param chatId     where answers go
 * @param sessionKey names the user in this chat: the chat itself where the two are alone
 * @param origin     null where a button was pressed
 */
record Update(long id, long chatId, String sessionKey, EndUser user, @Nullable Origin origin, Content content) {
    /**
     * Which message it is.
     *
     * @param name   the same for a message and for changes of it
     * @param edited whether it was said before, and says something else now
     */
    record Origin(String name, boolean edited) { }


    /** What the user sent. */
    sealed interface Content {

        /** Words. */
        record Words(String text) implements Content { }

        /**
         * A button was pressed.
         *
         * @param queryId to be answered
         * @param token   what we put into the button
         * @param label   what stood on it, where Telegram says so
         */
        record Pressed(String queryId, String token, @Nullable String label) implements Content { }

        /**
         * A file.
         *
         * @param kind photo, voice, audio, video, document
         * @param size in bytes, 0 where Telegram does not say
         */
        record File(String kind, String fileId, @Nullable String filename, @Nullable String caption, long size) implements Content { }

        /** A place. */
        record Place(double latitude, double longitude, @Nullable String title) implements Content { }

        /** Something else; {@code kind} as Telegram names it. */
        record Other(String kind) implements Content { }
    }

    private static final String[] FILES = {"voice", "audio", "video", "document", "video_note", "animation", "sticker"};
    // Whatever else there is is said by Telegram, not by the user.
    private static final List<String> OTHERS = List.of("contact", "poll", "dice", "game", "story", "checklist", "paid_media", "invoice",
        "location", "photo");

    /** Whether it is an update at all. */
    static boolean isNumbered(JsonNode update) {
        return update.path("update_id").isIntegralNumber() && update.path("update_id").canConvertToLong();
    }

    /** Empty for what is not said by a person to us: channels' posts, other bots, where a moving user is by now. */
    static Optional<Update> of(JsonNode update) {
        var pressed = update.path("callback_query");
        boolean edited = update.path("edited_message").isObject();
        var message = pressed.isObject() ? pressed.path("message") : update.path(edited ? "edited_message" : "message");
        var from = pressed.isObject() ? pressed.path("from") : message.path("from");
        var chat = message.path("chat");
        if (!isNumbered(update) || !isId(chat) || !isId(from) || from.path("is_bot").asBoolean(false)) {
            return Optional.empty();
        }
        var content = pressed.isObject() ? pressed(pressed, message) : said(message);
        return content == null || edited && content instanceof Content.Place ? Optional.empty()
            : Optional.of(new Update(update.path("update_id").asLong(), chat.path("id").asLong(), key(chat, from), user(from),
                pressed.isObject() ? null : origin(chat, message, edited), content));
    }

    private static Origin origin(JsonNode chat, JsonNode message, boolean edited) {
        return new Origin("message %s %s".formatted(chat.path("id").asString(), message.path("message_id").asString("")), edited);
    }

    /** The chat that a session key stands for. */
    static long chatOf(String sessionKey) {
        int end = sessionKey.indexOf(':');
        return Long.parseLong(end < 0 ? sessionKey : sessionKey.substring(0, end));
    }

    /** What a session that this begins gets as its {@code message_payload}. */
    Map<String, Object> payload() {
        return switch (content) {
            case Content.Words(var text) -> Map.of("type", "text", "text", text);
            case Content.Pressed pressed -> Map.of("type", "callback_query", "text", pressed.label() == null ? "" : pressed.label());
            case Content.File file -> Map.of("type", file.kind(), "text", file.caption() == null ? "" : file.caption());
            case Content.Place place -> Map.of("type", "location", "latitude", place.latitude(), "longitude", place.longitude());
            case Content.Other(var kind) -> Map.of("type", kind);
        };
    }

    private static boolean isId(JsonNode whose) {
        return whose.path("id").isIntegralNumber() && whose.path("id").canConvertToLong();
    }

    private static String key(JsonNode chat, JsonNode from) {
        var alone = text(chat, "type") == null || "private".equals(text(chat, "type"));
        return alone ? chat.path("id").asString() : "%s:%s".formatted(chat.path("id").asString(), from.path("id").asString());
    }

    private static EndUser user(JsonNode from) {
        var name = Stream.of("first_name", "last_name").map(part -> from.path(part).asString("")).filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
        return new EndUser(from.path("id").asString(), TelegramKind.NAME, name.isEmpty() ? null : name, text(from, "username"));
    }

    private static Content pressed(JsonNode query, JsonNode message) {
        var token = query.path("data").asString("");
        return new Content.Pressed(query.path("id").asString(""), token, label(message, token));
    }

    private static @Nullable String label(JsonNode message, String token) {
        return message.path("reply_markup").path("inline_keyboard").valueStream().flatMap(JsonNode::valueStream)
            .filter(button -> token.equals(button.path("callback_data").asString(""))).findFirst()
            .map(button -> button.path("text").asString("")).filter(label -> !label.isEmpty()).orElse(null);
    }

    private static @Nullable Content said(JsonNode message) {
        var text = text(message, "text");
        if (text != null) {
            return new Content.Words(text);
        }
        if (message.path("photo").isArray() && !message.path("photo").isEmpty()) {
            return file("photo", message.path("photo").get(message.path("photo").size() - 1), message);
        }
        for (var kind : FILES) {
            if (message.path(kind).isObject()) {
                return file(kind, message.path(kind), message);
            }
        }
        return place(message);
    }

    private static Content file(String kind, JsonNode file, JsonNode message) {
        var id = text(file, "file_id");
        return id == null ? new Content.Other(kind)
            : new Content.File(kind, id, text(file, "file_name"), text(message, "caption"), file.path("file_size").asLong(0));
    }

    private static @Nullable Content place(JsonNode message) {
        var place = message.path("location");
        return place.path("latitude").isNumber() && place.path("longitude").isNumber()
            ? new Content.Place(place.path("latitude").asDouble(), place.path("longitude").asDouble(), text(message.path("venue"), "title"))
            : OTHERS.stream().filter(message::has).findFirst().map(Content.Other::new).orElse(null);
    }

    private static @Nullable String text(JsonNode parent, String name) {
        return parent.path(name).isString() && !parent.path(name).asString().isEmpty() ? parent.path(name).asString() : null;
    }
}
