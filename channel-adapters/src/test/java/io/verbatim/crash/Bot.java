package io.verbatim.crash;

import io.verbatim.fake.EventReader;
import io.verbatim.fake.FakeBackend;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot with a channel of kind {@code api}, set up through one node and talked to through any. */
record Bot(String id, String channel, String key) {

    /** What the user gets when there is no reply. */
    static final String ERROR_TEXT = "No reply today.";

    /** Asks for a word and repeats it, for ever. */
    static Bot thatRepeats(Api api) {
        return thatRepeats(api, 1_000_000);
    }

    /** The same with a channel that takes no more requests a minute than this. */
    static Bot thatRepeats(Api api, int perMinute) {
        return make(api, perMinute, List.of(
            Map.of("id", "start", "type", "start", "next", "ask"),
            Map.of("id", "ask", "type", "question_text", "text", "Say a word", "variable", "word", "next", "repeat"),
            Map.of("id", "repeat", "type", "message", "text", "You said {word}", "next", "ask")));
    }

    /** Hands the word to its backends, for ever. */
    static Bot thatAsks(Api api) {
        return make(api, 1_000_000, List.of(
            Map.of("id", "start", "type", "start", "next", "ai"),
            Map.of("id", "ai", "type", "ai_reply", "mode", "conversation", "next", "end"),
            Map.of("id", "end", "type", "end")));
    }

    /** Asks for a word, does what this component does, and says whether it was done, for ever. */
    static Bot thatDoes(Api api, Map<String, Object> component) {
        var effect = new java.util.HashMap<String, Object>(component);
        effect.putAll(Map.of("id", "effect", "next", "done", "error", "failed"));
        return make(api, 1_000_000, List.of(
            Map.of("id", "start", "type", "start", "next", "ask"),
            Map.of("id", "ask", "type", "question_text", "text", "Say a word", "variable", "word", "next", "effect"),
            effect,
            Map.of("id", "done", "type", "message", "text", "Done {word}", "next", "ask"),
            Map.of("id", "failed", "type", "message", "text", "Failed {word}", "next", "ask")));
    }

    /** Says something before it asks its backends, each time the user presses the one button. */
    static Bot thatSaysThatItAsks(Api api) {
        return make(api, 1_000_000, List.of(
            Map.of("id", "start", "type", "start", "next", "menu"),
            Map.of("id", "menu", "type", "question_buttons", "text", "Press", "variable", "word",
                "options", List.of(Map.of("id", "ask", "text", "Ask", "next", "wait"))),
            Map.of("id", "wait", "type", "message", "text", "One moment", "next", "ai"),
            Map.of("id", "ai", "type", "ai_reply", "mode", "single", "next", "menu")));
    }

    /** Adds a backend; the settings go over these: one call, no retry. */
    Bot with(Api api, String name, FakeBackend backend, Map<String, Object> settings) {
        return with(api, name, backend.url(), settings);
    }

    Bot with(Api api, String name, String url, Map<String, Object> settings) {
        var body = new HashMap<String, Object>(Map.of("name", name, "webhook_url", url, "max_retries", 0));
        body.putAll(settings);
        api.must("POST", "/v1/bots/%s/integrations".formatted(id), body);
        return this;
    }

    /** The backend of this name as it is shown. */
    JsonNode integration(Api api, String name) {
        return StreamSupport.stream(api.must("GET", "/v1/bots/%s/integrations".formatted(id), Map.of()).spliterator(), false)
            .filter(integration -> integration.path("name").asString().equals(name)).findFirst().orElseThrow();
    }

    /** Lets sessions that start from now on end when they have been at rest for so long. */
    Bot restless(Api api, int seconds) {
        api.must("PATCH", "/v1/channels/" + channel, Map.of("session_expiry_seconds", seconds));
        return this;
    }

    Api.Answer start(Api api, String session) {
        return call(api, "POST", "/", Map.of("session_id", session));
    }

    Api.Answer say(Api api, String session, String text) {
        return call(api, "POST", "/%s/message".formatted(session), Map.of("message", text));
    }

    /** The same as often as it takes: all calls with one key are one message. */
    Api.Answer say(Api api, String session, String text, String idempotencyKey) {
        return call(api, "POST", "/%s/message".formatted(session), Map.of("message", text), Map.of("Idempotency-Key", idempotencyKey));
    }

    Api.Answer turn(Api api, String session, String turn) {
        return call(api, "GET", "/%s/turns/%s".formatted(session, turn), Map.of());
    }

    /** Presses the button, and streams what comes. */
    EventReader press(Api api, String session) {
        return stream(api, "/%s/message".formatted(session), "{\"selected_option_id\": \"ask\"}", Map.of());
    }

    /** Follows a turn, from behind an event if one is named. */
    EventReader follow(Api api, String session, String turn, String... lastEventId) {
        return stream(api, "/%s/turns/%s".formatted(session, turn), null,
            lastEventId.length == 0 ? Map.of() : Map.of("Last-Event-ID", lastEventId[0]));
    }

    /** What the bot said in an answer. */
    static List<String> texts(Api.Answer answer) {
        return StreamSupport.stream(answer.body().path("messages").spliterator(), false).map(message -> message.path("text").asString()).toList();
    }

    private EventReader stream(Api api, String path, @Nullable String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("X-API-Key", key);
        return EventReader.open(URI.create("http://127.0.0.1:%d%s%s".formatted(api.port(), path(), path)), body, all);
    }

    private String path() {
        return "/api/integrations/api/%s/session".formatted(channel);
    }

    private Api.Answer call(Api api, String method, String path, Object body) {
        return call(api, method, path, body, Map.of());
    }

    private Api.Answer call(Api api, String method, String path, Object body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("X-API-Key", key);
        return api.call(method, path() + path, body, all);
    }

    private static Bot make(Api api, int perMinute, List<Map<String, Object>> components) {
        var id = api.must("POST", "/v1/bots", Map.of("name", "Crash test")).path("id").asString();
        // A new bot comes with a backend that echoes.
        api.must("GET", "/v1/bots/%s/integrations".formatted(id), Map.of())
            .forEach(echo -> api.must("DELETE", "/v1/integrations/" + echo.path("id").asString(), Map.of()));
        api.must("PUT", "/v1/bots/%s/draft".formatted(id), Map.of("components", components,
            "variables", List.of(Map.of("name", "word", "type", "string")), "settings", Map.of("error_message", ERROR_TEXT)));
        api.must("POST", "/v1/bots/%s/publish".formatted(id), Map.of());
        JsonNode channel = api.must("POST", "/v1/bots/%s/channels".formatted(id), Map.of("type", "api", "name", "Crash test", "active", true,
            "session_expiry_seconds", 3600,
            "config", Map.of("request_timeout", 60, "rate_limit_per_minute", perMinute)));
        return new Bot(id, channel.path("id").asString(), channel.path("api_key").asString());
    }
}
