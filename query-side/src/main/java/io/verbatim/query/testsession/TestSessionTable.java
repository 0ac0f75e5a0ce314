package io.verbatim.query.testsession;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TestSessionTable implements Fold.Table<TestSessionRow> {

    private static final String SAVE = """
        INSERT INTO test_session (conversation_id, workspace_id, bot_id, bot_version, channel_kind, session_id, state, created, created_at,
            last_activity_at, expiry_seconds, open_turns, last_turn, due_at, position)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :bots::text[], :versions::text[]::integer[], :kinds::text[],
            :session_ids::text[], :states::text[], :created::text[]::bigint[], :created_at::text[]::timestamptz[],
            :last_at::text[]::timestamptz[], :expiries::text[]::bigint[], :open::text[]::integer[], :last_turns::text[],
            :due::text[]::timestamptz[], :positions::text[]::bigint[])
        ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, last_activity_at = excluded.last_activity_at,
            open_turns = excluded.open_turns, last_turn = excluded.last_turn, due_at = excluded.due_at, position = excluded.position
        """;
    private static final String REMOVE = "DELETE FROM test_session WHERE conversation_id = ANY(:ids)";

    private final JdbcClient jdbc;

    TestSessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TestSessionRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM test_session WHERE conversation_id = ANY(:ids)").param("ids", ids).query(TestSessionTable::row).list();
    }

    @Override
    public void save(List<TestSessionRow> rows) {
        var byOver = rows.stream().collect(Collectors.partitioningBy(TestSessionRow::over));
        jdbc.sql(REMOVE).param("ids", byOver.get(true).stream().map(TestSessionRow::id).toArray(String[]::new)).update();
        keep(byOver.get(false));
    }

    private void keep(List<TestSessionRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, TestSessionRow::id))
            .param("workspaces", Columns.of(rows, TestSessionRow::workspace))
            .param("bots", Columns.of(rows, TestSessionRow::bot))
            .param("versions", Columns.of(rows, TestSessionRow::version))
            .param("kinds", Columns.of(rows, TestSessionRow::kind))
            .param("session_ids", Columns.of(rows, TestSessionRow::sessionId))
            .param("states", Columns.of(rows, TestSessionRow::state))
            .param("created", Columns.of(rows, row -> row.created().position()))
            .param("created_at", Columns.of(rows, row -> row.created().at()))
            .param("last_at", Columns.of(rows, TestSessionRow::lastActivityAt))
            .param("expiries", Columns.of(rows, TestSessionRow::seconds))
            .param("open", Columns.of(rows, TestSessionRow::openTurns))
            .param("last_turns", Columns.of(rows, TestSessionRow::lastTurn))
            .param("due", Columns.of(rows, TestSessionRow::dueAt))
            .param("positions", Columns.of(rows, TestSessionRow::position))
            .update();
    }

    static TestSessionRow row(ResultSet row, int no) throws SQLException {
        return new TestSessionRow(row.getString("conversation_id"), row.getString("workspace_id"), row.getString("bot_id"),
            row.getInt("bot_version"), row.getString("channel_kind"), row.getString("session_id"), row.getString("state"),
            new Seen(row.getLong("created"), Columns.instant(row, "created_at")), Columns.instant(row, "last_activity_at"),
            row.getLong("expiry_seconds"), row.getInt("open_turns"), row.getString("last_turn"), Columns.instantOrNull(row, "due_at"), false,
            row.getLong("position"));
    }
}
