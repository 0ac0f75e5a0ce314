package io.verbatim.channel.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which requests are noted although they are no event: reads of what was said, exports, secrets, files. The first line that fits decides. */
final class Noteworthy {
    private static final List<Line> LINES = List.of(
        new Line("GET", "/messages", "/conversations/", "messages_read"),
        new Line("GET", "/events", "/conversations/", "events_read"),
        new Line("GET", "/payload", "/v1/events/", "event_read"),
        new Line("GET", "/session-data", "/conversations/", "session_data_read"),
        new Line("DELETE", "/session-data", "/conversations/", "session_data_deleted"),
        new Line("GET", "", "/turns/", "turn_read"),
        new Line("POST", "/actions", "/conversations/", "actions_requested"),
        new Line("GET", "/conversations", "/bots/", "conversations_listed"),
        new Line("GET", "}", "/v1/conversations/", "conversation_read"),
        new Line("GET", "}", "/test-sessions/", "test_session_read"),
        new Line("DELETE", "}", "/v1/conversations/", "conversation_deleted"),
        new Line("GET", "/export", "", "exported"),
        new Line("GET", "", "/v1/media/", "media_read"),
        new Line("POST", "/v1/media", "", "media_added"),
        new Line("DELETE", "", "/v1/media/", "media_removed"),
        new Line("POST", "/redeliver", "", "redelivery_requested"),
        new Line("GET", "/deliveries", "", "deliveries_read"),
        new Line("PUT", "", "/v1/secrets/", "secret_put"),
        new Line("DELETE", "", "/v1/secrets/", "secret_removed"),
        new Line("POST", "/test", "/v1/integrations/", "integration_tested"),
        new Line("POST", "/v1/workspaces", "", "workspace_opened"),
        new Line("POST", "/invitation", "/v1/members/", "invitation_renewed"));
    // Never the name of a user: who handles such a request says which conversation it means.
    private static final List<String> NAMES = List.of("id", "name", "bot");

    private Noteworthy() {
    }

    /** How the audit log calls a request by this method to an address of this pattern. */
    static Optional<String> action(String method, String pattern) {
        return LINES.stream().filter(line -> line.fits(method, pattern)).findFirst().map(Line::action);
    }

    /** What of the values in its address a request is about. */
    static String resource(Map<String, String> values) {
        return NAMES.stream().filter(values::containsKey).findFirst().map(values::get).orElse("");
    }

    private record Line(String method, String end, String part, String action) {
        boolean fits(String called, String pattern) {
            return method.equals(called) && pattern.endsWith(end) && pattern.contains(part);
        }
    }
}
