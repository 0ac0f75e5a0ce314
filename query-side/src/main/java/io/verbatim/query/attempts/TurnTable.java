package io.verbatim.query.attempts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TurnTable implements Fold.Table<TurnRow> {

    private static final String SAVE = """
        INSERT INTO turn (turn_id, conversation_id, message_id, reply_id, result, state, is_final, created, started_at,
            completed_at, position)
        SELECT * FROM unnest(:ids::text[], :conversations::text[], :messages::text[], :replies::text[], :results::text[],
            :states::text[], :finals::text[]::boolean[], :created::text[]::bigint[], :started_at::text[]::timestamptz[],
            :completed_at::text[]::timestamptz[], :positions::text[]::bigint[])
        ON CONFLICT (turn_id) DO UPDATE SET message_id = excluded.message_id, reply_id = excluded.reply_id,
            result = excluded.result, state = excluded.state, is_final = excluded.is_final, completed_at = excluded.completed_at,
            position = excluded.position
        """;
    private static final String END = """
        UPDATE turn t SET result = coalesce(t.result, 'ended'), is_final = true, completed_at = e.at
        FROM unnest(:conversations::text[], :positions::text[]::bigint[], :times::text[]::timestamptz[]) AS e (conversation_id, position, at)
        WHERE t.conversation_id = e.conversation_id AND t.completed_at IS NULL AND t.created < e.position
        """;

    private final JdbcClient jdbc;

    TurnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TurnRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM turn WHERE turn_id = ANY(:ids)").param("ids", ids).query(TurnTable::row).list();
    }

    @Override
    public void save(List<TurnRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, TurnRow::id))
            .param("conversations", Columns.of(rows, TurnRow::conversation))
            .param("messages", Columns.of(rows, TurnRow::message))
            .param("replies", Columns.of(rows, TurnRow::reply))
            .param("results", Columns.of(rows, TurnRow::result))
            .param("states", Columns.of(rows, TurnRow::state))
            .param("finals", Columns.of(rows, TurnRow::isFinal))
            .param("created", Columns.of(rows, row -> row.started().position()))
            .param("started_at", Columns.of(rows, row -> row.started().at()))
            .param("completed_at", Columns.of(rows, TurnRow::completedAt))
            .param("positions", Columns.of(rows, TurnRow::position))
            .update();
    }

    /** Ends the turns that were open when their session was over: nothing more will come of them. */
    void end(List<Ended> sessions) {
        jdbc.sql(END)
            .param("conversations", Columns.of(sessions, Ended::conversation))
            .param("positions", Columns.of(sessions, row -> row.seen().position()))
            .param("times", Columns.of(sessions, row -> row.seen().at()))
            .update();
    }

    static TurnRow row(ResultSet row, int no) throws SQLException {
        return new TurnRow(row.getString("turn_id"), row.getString("conversation_id"), row.getString("message_id"),
            row.getString("reply_id"), row.getString("result"), row.getString("state"),
            row.getBoolean("is_final"), new Seen(row.getLong("created"), Columns.instant(row, "started_at")),
            Columns.instantOrNull(row, "completed_at"), row.getLong("position"));
    }

    /** A session that is over. */
    record Ended(String conversation, Seen seen) { }
}
