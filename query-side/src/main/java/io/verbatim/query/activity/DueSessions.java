package io.verbatim.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindDueSessions;
import io.verbatim.shared.conversation.DueSession;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions whose time is up. */
@Component
class DueSessions {

    // The statement's time, not the clock's: only what stays the same in a statement is looked up in an index.
    private static final String DUE = """
        SELECT conversation_id, workspace_id, last_turn, due_at FROM conversation
        WHERE due_at <= statement_timestamp() AND (due_at, conversation_id) > (:at, :id)
        ORDER BY due_at, conversation_id LIMIT :limit
        """;

    private final JdbcClient jdbc;

    DueSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<DueSession> handle(FindDueSessions query) {
        var after = query.after();
        return jdbc.sql(DUE)
            .param("at", after == null ? OffsetDateTime.MIN : Columns.time(after.dueAt()))
            .param("id", after == null ? "" : after.conversationId().value())
            .param("limit", query.limit())
            .query(DueSessions::due).list();
    }

    private static DueSession due(ResultSet row, int no) throws SQLException {
        return new DueSession(new ConversationId(row.getString("conversation_id")), new WorkspaceId(row.getString("workspace_id")),
            new TurnId(row.getString("last_turn")), Columns.instant(row, "due_at"));
    }
}
