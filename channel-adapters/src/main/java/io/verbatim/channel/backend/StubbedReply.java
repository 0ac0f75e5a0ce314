package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands for the reply of a backend in a test session: {@code content}, {@code metadata}, {@code buttons}, or an {@code error}. */
final class StubbedReply {

    private static final String SAYS_NOTHING = "This stands for the reply of an AI.";

    private StubbedReply() {
    }

    /** Empty where the backend is to be called. */
    static Optional<Outcome> of(AttemptStarted attempt) {
        return Optional.ofNullable(attempt.stub()).map(stub -> stub.get("error") instanceof String reason
            ? Outcome.failed(reason(reason), "A stub of the test says so") : new Outcome.Answered(reply(stub), null));
    }

    private static Reply reply(Map<String, Object> stub) {
        var content = stub.get("content") instanceof String text ? text : SAYS_NOTHING;
        return new Reply(content, metadata(stub.get("metadata")), List.of(), buttons(stub.get("buttons")), null);
    }

    private static Map<String, Object> metadata(Object given) {
        var metadata = new LinkedHashMap<String, Object>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        }
        return metadata;
    }

    private static List<Reply.Button> buttons(Object given) {
        return given instanceof List<?> list ? list.stream().filter(Map.class::isInstance).map(Map.class::cast)
            .map(button -> new Reply.Button(String.valueOf(button.get("id")), String.valueOf(button.get("text")))).toList() : List.of();
    }

    private static Reason reason(String code) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.code().equals(code)).findFirst().orElse(Reason.UNKNOWN);
    }
}
