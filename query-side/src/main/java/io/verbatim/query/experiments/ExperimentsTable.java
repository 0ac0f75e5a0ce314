package io.verbatim.query.experiments;

import io.verbatim.query.Columns;
import io.verbatim.query.experiments.Open.Dispatch;
import io.verbatim.query.experiments.Open.Session;
import io.verbatim.query.experiments.Tally.Cell;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counts, and what is not over yet. */
@Component
class ExperimentsTable {

    private static final String ADD = """
        INSERT INTO experiment_count (backend_id, hour, measure, part, n)
        SELECT * FROM unnest(:backends::text[], :hours::text[]::timestamptz[], :measures::text[], :parts::text[],
            :numbers::text[]::bigint[])
        ON CONFLICT (backend_id, hour, measure, part) DO UPDATE SET n = experiment_count.n + excluded.n
        """;
    private static final String KEEP_DISPATCHES = """
        INSERT INTO experiment_dispatch (dispatch_id, conversation_id, backend_id, hour, fell_back)
        SELECT * FROM unnest(:ids::text[], :conversations::text[], :backends::text[], :hours::text[]::timestamptz[],
            :fell_back::text[]::boolean[])
        """;
    private static final String KEEP_SESSIONS = """
        INSERT INTO experiment_session (conversation_id, backend_id, hour)
        SELECT * FROM unnest(:conversations::text[], :backends::text[], :hours::text[]::timestamptz[])
        """;
    private static final String MOVE = """
        INSERT INTO experiment_progress (one, position) VALUES (true, :position)
        ON CONFLICT (one) DO UPDATE SET position = greatest(experiment_progress.position, excluded.position)
        """;

    private final JdbcClient jdbc;

    ExperimentsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last event that was counted. */
    long position() {
        return jdbc.sql("SELECT position FROM experiment_progress").query(Long.class).optional().orElse(0L);
    }

    void moveTo(long position) {
        jdbc.sql(MOVE).param("position", position).update();
    }

    /** What these conversations have not finished; dispatches, which are short, are taken out, and put back where they are not over. */
    Tally take(Set<String> conversations) {
        String[] ids = conversations.toArray(String[]::new);
        return new Tally(
            jdbc.sql("DELETE FROM experiment_dispatch WHERE conversation_id = ANY(:ids) RETURNING *").param("ids", ids)
                .query((row, no) -> new Dispatch(row.getString("dispatch_id"), row.getString("conversation_id"),
                    row.getString("backend_id"), Columns.instant(row, "hour"), row.getBoolean("fell_back"))).list(),
            jdbc.sql("SELECT * FROM experiment_session WHERE conversation_id = ANY(:ids)").param("ids", ids)
                .query((row, no) -> new Session(row.getString("conversation_id"), row.getString("backend_id"),
                    Columns.instant(row, "hour"))).list());
    }

    void put(Tally tally) {
        add(List.copyOf(tally.counts().entrySet()));
        keepDispatches(tally.openDispatches());
        forgetSessions(tally.over());
        keepSessions(tally.begunSessions());
    }

    private void forgetSessions(Set<String> over) {
        if (!over.isEmpty()) {
            jdbc.sql("DELETE FROM experiment_session WHERE conversation_id = ANY(:ids)").param("ids", over.toArray(String[]::new)).update();
        }
    }

    private void add(List<Map.Entry<Cell, Long>> counts) {
        if (!counts.isEmpty()) {
            jdbc.sql(ADD)
                .param("backends", Columns.of(counts, count -> count.getKey().backend()))
                .param("hours", Columns.of(counts, count -> count.getKey().hour()))
                .param("measures", Columns.of(counts, count -> count.getKey().measure().code()))
                .param("parts", Columns.of(counts, count -> count.getKey().part()))
                .param("numbers", Columns.of(counts, Map.Entry::getValue))
                .update();
        }
    }

    private void keepDispatches(List<Dispatch> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(KEEP_DISPATCHES)
                .param("ids", Columns.of(rows, Dispatch::id))
                .param("conversations", Columns.of(rows, Dispatch::conversation))
                .param("backends", Columns.of(rows, Dispatch::backend))
                .param("hours", Columns.of(rows, Dispatch::hour))
                .param("fell_back", Columns.of(rows, Dispatch::fellBack))
                .update();
        }
    }

    private void keepSessions(List<Session> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(KEEP_SESSIONS)
                .param("conversations", Columns.of(rows, Session::conversation))
                .param("backends", Columns.of(rows, Session::backend))
                .param("hours", Columns.of(rows, Session::hour))
                .update();
        }
    }
}
