package io.verbatim.query.audit;

import io.verbatim.shared.conversation.ConversationQuery.FindTestTrail;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TestTrailQueries {

    private static final int MOST = 2_000;
    // Looks for the id as text: PostgreSQL's JSON operators fail on a payload with an escaped NUL anywhere in it.
    private static final String TRAIL = """
        SELECT * FROM (
            SELECT e.* FROM event e
            WHERE e.aggregate_id = (SELECT aggregate_id FROM event WHERE aggregate_id = :conversation AND seq = 0 AND workspace_id = :workspace)
                AND e.type <> :pieces AND (:turn::text IS NULL OR strpos(e.payload::text, '"turn_id":"' || :turn || '"') > 0)
            ORDER BY e.seq DESC LIMIT :most) latest
        ORDER BY seq
        """;

    private final JdbcClient jdbc;
    private final AuditQueries audit;

    TestTrailQueries(JdbcClient jdbc, AuditQueries audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @QueryHandler
    List<EventView> handle(FindTestTrail query) {
        var turn = query.turnId();
        var events = jdbc.sql(TRAIL)
            .param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .param("pieces", StoredEvent.REPLY_STREAMED).param("turn", turn == null ? null : turn.value()).param("most", MOST)
            .query(StoredEvent::of).list();
        return audit.shown(query.conversationId(), events.stream().filter(event -> isOf(turn, event)).toList());
    }

    // The text of the id may also have been found in a value that somebody gave.
    private static boolean isOf(@Nullable TurnId turn, StoredEvent event) {
        return turn == null || turn.value().equals(event.turn());
    }
}
