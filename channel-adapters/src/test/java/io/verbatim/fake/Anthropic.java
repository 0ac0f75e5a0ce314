package io.verbatim.fake;

import static io.verbatim.fake.Sse.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A server that speaks Anthropic's Messages, and is as strict as the real one about what it is asked. */
public final class Anthropic {

    private static final Set<String> BLOCKS = Set.of("text", "image", "document");

    private Anthropic() {
    }

    /** Answers with these words: as a stream of as many pieces, if one is asked for. */
    public static Behaviour says(String... pieces) {
        return Strict.asked(Anthropic::complaint, Anthropic::refusal, asked -> asked.path("stream").asBoolean(false) ? streams(pieces)
            : Behaviour.answers(200, """
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-fake",
                 "content": [{"type": "text", "text": "%s"}], "stop_reason": "end_turn",
                 "usage": {"input_tokens": 11, "output_tokens": 4}}""".formatted(String.join("", pieces))));
    }

    /** A whole stream. */
    public static Behaviour streams(String... pieces) {
        var steps = new ArrayList<Sse.Step>(List.of(start(),
            typed("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"), typed("ping", "\"x\":0")));
        Stream.of(pieces).map(Anthropic::piece).forEach(steps::add);
        steps.add(typed("content_block_stop", "\"index\":0"));
        steps.add(typed("message_delta", "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}"));
        steps.add(stop());
        return Sse.stream(steps.toArray(Sse.Step[]::new));
    }

    /** The first event of a stream. */
    public static Sse.Step start() {
        return typed("message_start", "\"message\":{\"model\":\"claude-fake\",\"usage\":{\"input_tokens\":11,\"output_tokens\":1}}");
    }

    /** One piece of a stream. */
    public static Sse.Step piece(String text) {
        return typed("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}".formatted(text));
    }

    /** The error that comes after all went well. */
    public static Sse.Step error(String type) {
        return typed("error", "\"error\":{\"type\":\"%s\",\"message\":\"secret words\"}".formatted(type));
    }

    /** The end marker. */
    public static Sse.Step stop() {
        return typed("message_stop", "\"x\":0");
    }

    private static Sse.Step typed(String type, String fields) {
        return event(type, "{\"type\":\"%s\",%s}".formatted(type, fields));
    }

    private static String complaint(Received request, JsonNode asked) {
        if (request.header("anthropic-version").isEmpty()) {
            return "anthropic-version: header is required";
        }
        if (asked.path("max_tokens").asInt(0) < 1) {
            return "max_tokens: Field required";
        }
        return isTalk(asked.path("messages")) ? "" : "messages: malformed";
    }

    private static boolean isTalk(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            var role = messages.path(i).path("role").asString("");
            if (!role.equals(i % 2 == 0 ? "user" : "assistant") || !isContent(messages.path(i).path("content"))) {
                return false;
            }
        }
        return messages.isArray() && messages.size() % 2 == 1;
    }

    private static boolean isContent(JsonNode content) {
        return content.isString() ? !content.asString().isEmpty() : content.isArray() && !content.isEmpty()
            && content.valueStream().allMatch(Anthropic::isBlock);
    }

    private static boolean isBlock(JsonNode block) {
        return BLOCKS.contains(block.path("type").asString("")) && !block.path("text").asString("x").isBlank();
    }

    private static Behaviour refusal(String complaint) {
        return Behaviour.answers(400, """
            {"type": "error", "error": {"type": "invalid_request_error", "message": "%s"}, "request_id": "req_1"}""".formatted(complaint));
    }
}
