package io.verbatim.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.verbatim.shared.conversation.TestSessionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test session as testers see it.
 *
 * @param version  {@code draft}, or a version's number
 * @param timeline of the whole session; not in lists
 */
record TestSessionResource(String id, String sessionId, String conversationId, String botId, Object version, String channelKind,
                           @Nullable String state, Instant createdAt, Instant updatedAt,
                           @JsonInclude(Include.NON_NULL) @Nullable List<Map<String, @Nullable Object>> timeline) {

    static TestSessionResource of(TestSessionView view) {
        return of(view, null);
    }

    static TestSessionResource of(TestSessionView view, @Nullable List<Map<String, @Nullable Object>> timeline) {
        Object version = view.botVersion() < 0 ? "draft" : Integer.valueOf(view.botVersion());
        return new TestSessionResource(view.sessionId(), view.sessionId(), view.conversationId().value(), view.botId().value(), version,
            view.channelKind(), view.state(), view.createdAt(), view.lastActivityAt(), timeline);
    }
}
