package io.verbatim.query.audit;

import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.export.EventFilter;
import io.verbatim.shared.export.EventPart;
import io.verbatim.shared.export.ExportQuery.ReadEvents;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of a workspace, part by part. A part is bounded by the size of what is in it, for an event may be large; and by how far is looked
 * for it, for what is wanted may be rare.
 */
@Component
class ExportQueries {

    private static final int SPAN = 20_000;
    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 1 << 20;

    // The workspace of a stream is that of its first event, where a later one does not name it. The first one of a part is always in it.
    private static final String PART = """
        SELECT * FROM (
            SELECT w.*, count(*) OVER () AS found,
                sum(octet_length(payload::text)) OVER (ORDER BY global_index) - octet_length(payload::text) AS bytes_before
            FROM (SELECT e.* FROM event e LEFT JOIN forgotten_conversation f ON f.conversation_id = e.aggregate_id
                WHERE e.global_index > :after AND e.global_index <= :end AND e.global_index > COALESCE(f.position, 0)
                    AND NOT starts_with(e.aggregate_id, 'conv_test_')
                    AND CASE WHEN e.workspace_id <> ALL (ARRAY['', 'null']) THEN e.workspace_id
                        ELSE (SELECT o.workspace_id FROM event o WHERE o.aggregate_id = e.aggregate_id AND o.seq = 0) END
                        = :workspace
                    AND e.recorded_at >= :since::timestamptz AND e.recorded_at < :before::timestamptz
                    AND (:all OR e.type = ANY (:types))
                ORDER BY e.global_index LIMIT :most) AS w) AS part
        WHERE bytes_before < :bytes ORDER BY global_index
        """;

    private final JdbcClient jdbc;
    private final StreamMasks masks;

    ExportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.masks = new StreamMasks(jdbc);
    }

    @QueryHandler
    Optional<EventPart> handle(ReadEvents query) {
        long end = Math.min(query.filter().end(), query.after() + SPAN);
        var rows = rows(query, query.filter(), end);
        boolean isWhole = rows.isEmpty() || rows.size() == rows.getFirst().found() && rows.size() < MOST;
        return Optional.of(new EventPart(shown(rows), isWhole ? end : rows.getLast().event().position()));
    }

    private List<ExportRow> rows(ReadEvents query, EventFilter filter, long end) {
        return jdbc.sql(PART).param("workspace", query.workspaceId().value()).param("after", query.after()).param("end", end)
            .param("since", filter.since() == null ? "-infinity" : filter.since().toString())
            .param("before", filter.before() == null ? "infinity" : filter.before().toString())
            .param("all", filter.types().isEmpty()).param("types", filter.types().toArray(String[]::new))
            .param("most", MOST).param("bytes", MOST_BYTES)
            .query(ExportRow::of).list();
    }

    private List<EventView> shown(List<ExportRow> rows) {
        var hidden = masks.of(rows.stream().filter(ExportRow::isSaid).map(ExportRow::stream).distinct().toList());
        return rows.stream().map(row -> row.event().shown(row.isSaid()
            ? hidden.getOrDefault(row.stream(), Masks.NONE).hide(row.event()) : row.withFingerprints())).toList();
    }
}
