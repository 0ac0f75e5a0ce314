package io.verbatim.channel.whatsapp.inbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A POST of Meta's, taken apart. Whatever it may hold beside what is known is left aside. */
public final class Notification {

    private static final int DEPTH = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build()).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Notification() {
    }

    /**
     * What it tells of this number, in its order; empty if it is no JSON object at all.
     *
     * @param number the phone number id whose channel was called: what is told of another is not its business
     */
    public static Optional<List<Told>> read(byte[] body, String number) {
        try {
            var root = Loose.of(MAPPER.readTree(body));
            return root.isObject() ? Optional.of(root.each("entry").stream().flatMap(entry -> entry.each("changes").stream())
                .filter(change -> change.text("field", "").equals("messages")).map(change -> change.at("value"))
                .filter(value -> value.at("metadata").text("phone_number_id", number).equals(number))
                .flatMap(Notification::all).toList()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The object in a text; null if there is none. */
    static @Nullable JsonNode tree(String json) {
        try {
            var tree = MAPPER.readTree(json);
            return tree.isObject() ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Stream<Told> all(Loose value) {
        return Stream.of(messages(value), statuses(value), troubles(value)).flatMap(told -> told);
    }

    private static Stream<Told> messages(Loose value) {
        Map<String, Loose> contacts = new HashMap<>();
        value.each("contacts").forEach(contact -> Stream.of("wa_id", "user_id").map(contact::text).filter(id -> id != null)
            .forEach(id -> contacts.putIfAbsent(id, contact)));
        return value.each("messages").stream().flatMap(message -> message(message, contacts));
    }

    private static Stream<Told> message(Loose message, Map<String, Loose> contacts) {
        var contact = Stream.of("from_user_id", "from").map(message::text).filter(id -> id != null).map(contacts::get)
            .filter(found -> found != null).findFirst().orElse(Loose.of(null));
        var sender = Sender.of(message, contact);
        var id = message.text("id");
        return id == null || sender.isNobody() ? Stream.empty()
            : Stream.of(new Told(userKey(message, sender), id, true, kept("message", message, contact)));
    }

    // A change of number comes before what the new number writes, which is all that names the user then.
    private static String userKey(Loose message, Sender sender) {
        var system = message.at("system");
        var moved = system.text("type", "").equals("user_changed_number") ? system.text("wa_id") : null;
        return moved == null || sender.userId() != null ? sender.key() : moved;
    }

    private static Stream<Told> statuses(Loose value) {
        return value.each("statuses").stream().flatMap(status -> {
            var id = status.text("id");
            var name = status.text("status", "");
            return id == null || !Update.Status.KNOWN.contains(name) ? Stream.empty()
                : Stream.of(new Told("status " + id, id + "|" + name, false, kept("status", status, Loose.of(null))));
        });
    }

    // They have no id, and the same may come again in earnest: what comes twice is told twice.
    private static Stream<Told> troubles(Loose value) {
        return value.each("messages").isEmpty() && value.each("statuses").isEmpty()
            ? value.each("errors").stream().filter(Loose::isObject).map(Notification::trouble) : Stream.empty();
    }

    private static Told trouble(Loose error) {
        return new Told("account", "error|" + UUID.randomUUID(), false, kept("error", error, Loose.of(null)));
    }

    private static JsonNode kept(String name, Loose told, Loose contact) {
        var kept = JsonNodeFactory.instance.objectNode();
        kept.set(name, told.node());
        if (contact.isThere()) {
            kept.set("contact", contact.node());
        }
        return kept;
    }
}
