package io.verbatim.outside;

import io.verbatim.fake.EventReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A channel of kind {@code api}, as the application uses it that has its key. */
record Chat(Product product, String channel, String key) {

    String path() {
        return "/api/integrations/api/%s/session/".formatted(channel);
    }

    /** Where messages to a session go. */
    String path(String session) {
        return "%s%s/message/".formatted(path(), URLEncoder.encode(session, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    Answer start(String body, String... headers) {
        return api().post(path(), body, headers);
    }

    /** A new session with a name made up by the product. */
    Answer start() {
        return api().post(path()).is(200);
    }

    Answer say(String session, String text) {
        return send(session, "{\"message\": \"%s\"}".formatted(text));
    }

    Answer select(String session, String option) {
        return send(session, "{\"selected_option_id\": \"%s\"}".formatted(option));
    }

    Answer send(String session, String body, String... headers) {
        return api().post(path(session), body, headers);
    }

    /** A session's start, as a stream. */
    EventReader starting(String body) {
        return reader("", body);
    }

    /** A message's or an option's turn, as a stream; headers as names and values in turn. */
    EventReader sending(String session, String body, String... headers) {
        return reader(session + "/message", body, headers);
    }

    /** A turn that has begun, as a stream from its beginning or from behind an event. */
    EventReader following(String session, String turn, String... lastEventId) {
        var path = "%s/turns/%s".formatted(session, turn);
        return lastEventId.length == 0 ? reader(path, null) : reader(path, null, "Last-Event-ID", lastEventId[0]);
    }

    private EventReader reader(String rest, @Nullable String body, String... headers) {
        var all = new HashMap<>(Map.of("X-API-Key", key));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return EventReader.open(product.address().resolve(path() + rest), body, all);
    }

    Answer turn(String session, String turn) {
        return api().get("%s%s/turns/%s".formatted(path(), session, turn));
    }

    Api api() {
        return product.with(key);
    }

    /** The audit trail as the types of its events, in order. */
    List<String> trail(Answer turn) {
        return product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200)
            .each("/data", "/type").stream().map(type -> type.substring(type.indexOf('.') + 1)).toList();
    }

    /** The audit trail itself, to its end. */
    List<JsonNode> events(String conversation) {
        var events = new ArrayList<JsonNode>();
        for (int page = 1, size = 100; size == 100; page++) {
            var path = "/v1/conversations/%s/events?per_page=100&page=%d".formatted(conversation, page);
            var data = product.owner().get(path).is(200).at("/data");
            data.forEach(events::add);
            size = data.size();
        }
        return events;
    }

    /** How a turn came about. */
    Answer story(Answer turn) {
        return product.owner().get("/v1/conversations/%s/turns/%s".formatted(turn.textAt("/conversation_id"),
            turn.textAt("/turn_id"))).is(200);
    }
}
