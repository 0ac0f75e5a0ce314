package io.verbatim.fake;

import static io.verbatim.fake.Sse.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A server that speaks Chat Completions, and is as strict as the real one about what it is asked. */
public final class OpenAi {

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> PARTS = Set.of("text", "image_url", "input_audio", "file");

    private OpenAi() {
    }

    /** Answers with these words: as a stream of as many pieces, if one is asked for. */
    public static Behaviour says(String... pieces) {
        return Strict.asked(OpenAi::complaint, OpenAi::refusal, asked -> asked.path("stream").asBoolean(false) ? streams(pieces)
            : Behaviour.answers(200, """
                {"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-fake", "choices": [{"index": 0,
                 "message": {"role": "assistant", "content": "%s", "refusal": null}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}}""".formatted(String.join("", pieces))));
    }

    /** A whole stream. */
    public static Behaviour streams(String... pieces) {
        var steps = new ArrayList<Sse.Step>(List.of(data(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"))));
        Stream.of(pieces).map(OpenAi::piece).forEach(steps::add);
        steps.add(data(chunk("{}", "\"stop\"")));
        steps.add(data("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}"));
        steps.add(done());
        return Sse.stream(steps.toArray(Sse.Step[]::new));
    }

    /** One piece of a stream. */
    public static Sse.Step piece(String text) {
        return data(chunk("{\"content\":\"%s\"}".formatted(text), "null"));
    }

    /** The end marker. */
    public static Sse.Step done() {
        return data("[DONE]");
    }

    private static String chunk(String delta, String finish) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"gpt-fake\",\"choices\":[{\"index\":0,\"delta\":%s,"
            .formatted(delta) + "\"finish_reason\":%s}]}".formatted(finish);
    }

    private static String complaint(Received request, JsonNode asked) {
        if (!asked.path("messages").isArray() || asked.path("messages").isEmpty()) {
            return "messages is required";
        }
        if (asked.has("stream_options") && !asked.path("stream").asBoolean(false)) {
            return "stream_options is for streams only";
        }
        return asked.path("messages").valueStream().allMatch(OpenAi::isMessage) ? "" : "a message is malformed";
    }

    private static boolean isMessage(JsonNode message) {
        var content = message.path("content");
        return ROLES.contains(message.path("role").asString("")) && (content.isString()
            || content.isArray() && content.valueStream().allMatch(part -> PARTS.contains(part.path("type").asString(""))));
    }

    private static Behaviour refusal(String complaint) {
        return Behaviour.answers(400, "{\"error\": {\"message\": \"%s\", \"type\": \"invalid_request_error\"}}".formatted(complaint));
    }
}
