package io.verbatim.fake;

import static io.verbatim.fake.Sse.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A server that speaks OpenAI's Responses, and is as strict as the real one about what it is asked. */
public final class OpenAiResponses {

    private static final Set<String> INPUTS = Set.of("input_text", "input_image", "input_file");
    private static final String USAGE = "\"usage\":{\"input_tokens\":5,\"output_tokens\":2,\"total_tokens\":7}";

    private OpenAiResponses() {
    }

    /** Answers with these words: as a stream of as many pieces, if one is asked for. */
    public static Behaviour says(String... pieces) {
        return Strict.asked(OpenAiResponses::complaint, OpenAiResponses::refusal,
            asked -> asked.path("stream").asBoolean(false) ? streams(pieces)
                : Behaviour.answers(200, response("completed", String.join("", pieces))));
    }

    /** A whole stream. */
    public static Behaviour streams(String... pieces) {
        var steps = new ArrayList<Sse.Step>(List.of(typed("response.created", "\"response\":{\"status\":\"in_progress\"}")));
        Stream.of(pieces).map(OpenAiResponses::piece).forEach(steps::add);
        steps.add(typed("response.output_text.done", "\"text\":\"x\""));
        steps.add(typed("response.completed", "\"response\":" + response("completed", String.join("", pieces))));
        return Sse.stream(steps.toArray(Sse.Step[]::new));
    }

    /** One piece of a stream. */
    public static Sse.Step piece(String text) {
        return typed("response.output_text.delta", "\"delta\":\"%s\"".formatted(text));
    }

    /** The end of a stream that failed. */
    public static Sse.Step failed(String code) {
        return typed("response.failed", "\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"%s\",\"message\":\"secret words\"}}"
            .formatted(code));
    }

    private static Sse.Step typed(String type, String fields) {
        return event(type, "{\"type\":\"%s\",%s}".formatted(type, fields));
    }

    private static String response(String status, String text) {
        return ("{\"object\":\"response\",\"status\":\"%s\",\"error\":null,\"model\":\"gpt-fake\",\"output\":[{\"type\":\"message\","
            + "\"content\":[{\"type\":\"output_text\",\"text\":\"%s\",\"annotations\":[]}]}],%s}").formatted(status, text, USAGE);
    }

    private static String complaint(Received request, JsonNode asked) {
        if (asked.has("messages")) {
            return "Unsupported parameter: 'messages'";
        }
        boolean isInput = asked.path("input").isArray() && asked.path("input").valueStream().allMatch(OpenAiResponses::isMessage);
        return isInput ? "" : "input: malformed";
    }

    private static boolean isMessage(JsonNode message) {
        boolean isOurs = message.path("role").asString("").equals("assistant");
        return message.path("content").isArray() && message.path("content").valueStream().map(part -> part.path("type").asString(""))
            .allMatch(type -> isOurs ? type.equals("output_text") : INPUTS.contains(type));
    }

    private static Behaviour refusal(String complaint) {
        return Behaviour.answers(400, "{\"error\": {\"message\": \"%s\", \"type\": \"invalid_request_error\"}}".formatted(complaint));
    }
}
