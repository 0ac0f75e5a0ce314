package io.verbatim.query.attempts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.attempts.AttemptRow.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AttemptTable implements Fold.Table<AttemptRow> {

    private static final String SAVE = """
        INSERT INTO attempt (attempt_id, dispatch_id, conversation_id, turn_id, no, backend_id, created, started_at, outcome, reason, detail,
            status, latency_ms, outcome_at, node, input_tokens, output_tokens, late, position, model, finish_reason,
            first_text_ms)
        SELECT * FROM unnest(:ids::text[], :dispatches::text[], :conversations::text[], :turns::text[], :numbers::text[]::integer[],
            :backends::text[], :created::text[]::bigint[], :started_at::text[]::timestamptz[], :outcomes::text[], :reasons::text[],
            :details::text[], :statuses::text[]::integer[], :latencies::text[]::bigint[], :outcomes_at::text[]::timestamptz[], :nodes::text[],
            :inputs::text[]::bigint[], :outputs::text[]::bigint[], :late::text[]::boolean[], :positions::text[]::bigint[],
            :models::text[], :finishes::text[], :first_texts::text[]::bigint[])
        ON CONFLICT (attempt_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, detail = excluded.detail,
            status = excluded.status, latency_ms = excluded.latency_ms, outcome_at = excluded.outcome_at, node = excluded.node,
            input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens, late = excluded.late,
            position = excluded.position, model = excluded.model, finish_reason = excluded.finish_reason,
            first_text_ms = excluded.first_text_ms
        """;

    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AttemptRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM attempt WHERE attempt_id = ANY(:ids)").param("ids", ids).query(AttemptTable::row).list();
    }

    @Override
    public void save(List<AttemptRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, AttemptRow::id))
            .param("dispatches", Columns.of(rows, AttemptRow::dispatch))
            .param("conversations", Columns.of(rows, AttemptRow::conversation))
            .param("turns", Columns.of(rows, AttemptRow::turn))
            .param("numbers", Columns.of(rows, AttemptRow::no))
            .param("backends", Columns.of(rows, AttemptRow::backend))
            .param("created", Columns.of(rows, row -> row.started().position()))
            .param("started_at", Columns.of(rows, row -> row.started().at()))
            .param("outcomes", Columns.of(rows, row -> row.outcome().word()))
            .param("reasons", Columns.of(rows, row -> row.outcome().reason()))
            .param("details", Columns.of(rows, row -> row.outcome().detail()))
            .param("statuses", Columns.of(rows, row -> row.outcome().status()))
            .param("latencies", Columns.of(rows, row -> row.outcome().latencyMs()))
            .param("outcomes_at", Columns.of(rows, row -> row.outcome().at()))
            .param("nodes", Columns.of(rows, row -> row.outcome().node()))
            .param("inputs", Columns.of(rows, row -> row.outcome().inputTokens()))
            .param("outputs", Columns.of(rows, row -> row.outcome().outputTokens()))
            .param("models", Columns.of(rows, row -> row.outcome().model()))
            .param("finishes", Columns.of(rows, row -> row.outcome().finishReason()))
            .param("first_texts", Columns.of(rows, row -> row.outcome().firstTextMs()))
            .param("late", Columns.of(rows, AttemptRow::late))
            .param("positions", Columns.of(rows, AttemptRow::position))
            .update();
    }

    static AttemptRow row(ResultSet row, int no) throws SQLException {
        return new AttemptRow(row.getString("attempt_id"), row.getString("dispatch_id"), row.getString("conversation_id"),
            row.getString("turn_id"), row.getInt("no"), row.getString("backend_id"),
            new Seen(row.getLong("created"), Columns.instant(row, "started_at")), outcome(row), row.getBoolean("late"),
            row.getLong("position"));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(row.getString("outcome"), row.getString("reason"), row.getString("detail"),
            row.getObject("status", Integer.class), row.getObject("latency_ms", Long.class), row.getObject("first_text_ms", Long.class),
            Columns.instantOrNull(row, "outcome_at"), row.getString("node"), row.getObject("input_tokens", Long.class),
            row.getObject("output_tokens", Long.class), row.getString("model"), row.getString("finish_reason"));
    }
}
