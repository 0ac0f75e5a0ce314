package io.verbatim.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A turn of a test session: what its user would get, and what its tester gets to see. */
record TestAnswer(String sessionId, @Nullable String state, @Nullable Object message, List<?> messages, boolean isFinal,
                  String conversationId, String turnId, @JsonInclude(Include.NON_NULL) @Nullable Boolean idempotencyReplayed,
                  List<Map<String, @Nullable Object>> timeline) {

    static TestAnswer of(TurnAnswer turn, List<Map<String, @Nullable Object>> timeline) {
        return new TestAnswer(turn.sessionId(), turn.state(), turn.message(), turn.messages(), turn.isFinal(), turn.conversationId(),
            turn.turnId(), turn.idempotencyReplayed(), timeline);
    }
}
