package io.verbatim.query.testsession;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindDueTestSessions;
import io.verbatim.shared.conversation.ConversationQuery.FindTestSession;
import io.verbatim.shared.conversation.ConversationQuery.ListTestSessions;
import io.verbatim.shared.conversation.DueSession;
import io.verbatim.shared.conversation.TestSessionView;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TestSessionQueries {

    private static final Listing<TestSessionView> OF_BOT = Listing.newestFirst("test-sessions", "t.*",
        "FROM test_session t WHERE t.workspace_id = :workspace AND t.bot_id = :bot", "t.created", TestSessionQueries::view);
    private static final String ONE = "SELECT * FROM test_session WHERE conversation_id = :conversation AND workspace_id = :workspace";
    // The statement's time, not the clock's: only what stays the same in a statement is looked up in an index.
    private static final String DUE = """
        SELECT conversation_id, workspace_id, last_turn, due_at FROM test_session
        WHERE due_at <= statement_timestamp() AND (due_at, conversation_id) > (:at, :id)
        ORDER BY due_at, conversation_id LIMIT :limit
        """;

    private final JdbcClient jdbc;

    TestSessionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListTestSessions query) {
        return OF_BOT.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value(), "bot", query.botId().value()));
    }

    @QueryHandler
    Optional<TestSessionView> handle(FindTestSession query) {
        return jdbc.sql(ONE)
            .param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .query(TestSessionQueries::view).optional();
    }

    @QueryHandler
    List<DueSession> handle(FindDueTestSessions query) {
        var after = query.after();
        return jdbc.sql(DUE)
            .param("at", after == null ? OffsetDateTime.MIN : Columns.time(after.dueAt()))
            .param("id", after == null ? "" : after.conversationId().value())
            .param("limit", query.limit())
            .query(TestSessionQueries::due).list();
    }

    private static TestSessionView view(ResultSet found, int no) throws SQLException {
        var row = TestSessionTable.row(found, no);
        return new TestSessionView(row.sessionId(), new ConversationId(row.id()), new BotId(row.bot()), row.version(), row.kind(), row.state(),
            row.created().at(), row.lastActivityAt());
    }

    private static DueSession due(ResultSet row, int no) throws SQLException {
        return new DueSession(new ConversationId(row.getString("conversation_id")), new WorkspaceId(row.getString("workspace_id")),
            new TurnId(row.getString("last_turn")), Columns.instant(row, "due_at"));
    }
}
