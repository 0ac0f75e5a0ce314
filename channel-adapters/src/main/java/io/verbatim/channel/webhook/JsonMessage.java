package io.verbatim.channel.webhook;

import io.verbatim.channel.web.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller of dialect json sends: words, the press of a button, or that the user has come. Fields that we do not know are passed over.
 *
 * @param text    of the words or the button; null where the user has only come
 * @param option  the button that was pressed; null for words
 * @param session what the client wants the bot to know
 */
record JsonMessage(String user, @Nullable String name, @Nullable String language, @Nullable String text, @Nullable String option,
                   Map<String, Object> session) {
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NAME = 200;
    private static final List<String> FORMS = List.of("textMessage", "postbackMessage", "introMessage");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Refused with INVALID, naming each field that is missing or wrong. */
    static JsonMessage of(ObjectNode body) {
        var faults = new Faults();
        var fields = new Fields(faults, "", body);
        var user = fields.within("user");
        var message = fields.within("message");
        faults.check(FORMS.stream().filter(message::has).count() == 1, "message", "must have one of " + String.join(", ", FORMS));
        message.within("introMessage");
        var press = message.within("postbackMessage");
        var option = press.text("nextDialogstateId", LONGEST_NAME);
        var said = new JsonMessage(user(fields, user), user.text("firstName", LONGEST_NAME), user.text("preferredLanguage", LONGEST_NAME),
            text(message, press, option), option, session(fields, press));
        faults.done();
        return said;
    }

    private static String user(Fields fields, Fields user) {
        var conversation = Objects.requireNonNullElse(fields.text("conversationId", LONGEST_NAME), "");
        var id = Objects.requireNonNullElse(user.text("id", LONGEST_NAME), conversation);
        fields.faults().name("user.id", id, LONGEST_NAME);
        return id;
    }

    private static @Nullable String text(Fields message, Fields press, @Nullable String option) {
        var words = message.within("textMessage").text("text", LONGEST_TEXT);
        var title = press.text("title", LONGEST_TEXT);
        message.faults().check(words != null || !message.has("textMessage"), "message.textMessage.text", "is required");
        message.faults().check(title != null || option != null || !message.has("postbackMessage"), "message.postbackMessage.title",
            "is required");
        return words == null ? title : words;
    }

    private static Map<String, Object> session(Fields fields, Fields press) {
        var session = new LinkedHashMap<String, Object>();
        fields.within("sessionData").object().properties().forEach(entry -> put(session, entry.getKey(), entry.getValue()));
        press.items("sessionDataToSet").forEach(pair -> put(session, pair.path("key").asString(""), pair.path("value")));
        return session;
    }

    private static void put(Map<String, Object> session, String name, JsonNode value) {
        if (!name.isEmpty() && !value.isMissingNode() && !value.isNull()) {
            session.put(name, MAPPER.treeToValue(value, Object.class));
        }
    }
}
