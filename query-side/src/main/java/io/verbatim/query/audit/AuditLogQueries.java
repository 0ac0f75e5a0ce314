package io.verbatim.query.audit;

import io.verbatim.query.audit.AuditRow.Earlier;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.workspace.AuditView;
import io.verbatim.shared.workspace.WorkspaceQuery.ListAuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit log of a workspace: administrative events from the log of all events, and beside them what is none. */
@Component
class AuditLogQueries {

    private static final String EVENTS = """
        FROM event WHERE workspace_id = :workspace AND type NOT LIKE 'conversation.%' AND type <> 'backend.BreakerChanged'
        """;
    private static final String ENTRIES = "FROM audit_entry WHERE workspace_id = :workspace";
    // What is very large is told by its size and hash: whole drafts lie in the events, and a page must not hold a hundred.
    private static final String SHORTENED = """
        CASE WHEN octet_length(payload::text) <= 16384 THEN payload ELSE json_build_object('bytes', octet_length(payload::text), 'sha256',
            encode(sha256(convert_to(payload::text, 'UTF8')), 'hex')) END
        """;
    private static final String PART = """
        SELECT * FROM (
            (SELECT event_id AS id, recorded_at AS at, metadata->>'actor' AS actor, type, '' AS action, aggregate_id AS resource, seq,
                    NULL::json AS before, %s AS after, metadata->>'ip' AS ip
               %s AND (recorded_at, event_id) < (:at, :id) ORDER BY recorded_at DESC, event_id DESC LIMIT :most)
            UNION ALL
            (SELECT id, at, actor, NULL, action, resource, 0, before, after, ip
               %s AND (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT :most)) AS both_kinds
        ORDER BY at DESC, id DESC LIMIT :size OFFSET :skip
        """.formatted(SHORTENED, EVENTS, ENTRIES);
    private static final String COUNT = "SELECT (SELECT count(*) %s) + (SELECT count(*) %s)".formatted(EVENTS, ENTRIES);
    private static final String EARLIER = """
        SELECT w.id, p.payload FROM unnest(:ids::text[], :streams::text[], :sequences::text[]::bigint[], :types::text[], :subjects::text[])
            AS w (id, stream, sequence, types, subject)
        CROSS JOIN LATERAL (SELECT %s AS payload FROM event p
            WHERE p.aggregate_id = w.stream AND p.seq < w.sequence AND p.type = ANY (string_to_array(w.types, ','))
                AND strpos(p.payload::text, w.subject) > 0
            ORDER BY p.seq DESC LIMIT 1) AS p
        """.formatted(SHORTENED);

    private final JdbcClient jdbc;

    AuditLogQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListAuditLog query) {
        int size = Math.clamp(query.page().size(), 1, Page.MOST);
        var rows = rows(query, size);
        var part = rows.subList(0, Math.min(size, rows.size()));
        var before = before(part);
        List<AuditView> shown = part.stream().map(row -> row.shown(before.get(row.id()))).toList();
        return new Paged<>(shown, total(query), rows.size() > size ? AuditPlace.of(part.getLast()).cursor() : null);
    }

    private List<AuditRow> rows(ListAuditLog query, int size) {
        var from = AuditPlace.behind(query.page().after());
        long skip = query.page().after() == null ? Math.max(0, query.page().offset()) : 0;
        return jdbc.sql(PART).param("workspace", query.workspaceId().value()).param("at", from.at()).param("id", from.id())
            .param("size", size + 1).param("skip", skip).param("most", skip + size + 1).query(AuditRow::of).list();
    }

    private long total(ListAuditLog query) {
        return jdbc.sql(COUNT).param("workspace", query.workspaceId().value()).query(Long.class).single();
    }

    private Map<String, Map<String, Object>> before(List<AuditRow> rows) {
        List<Earlier> wanted = rows.stream().map(AuditRow::earlier).filter(Objects::nonNull).toList();
        return wanted.isEmpty() ? Map.of() : jdbc.sql(EARLIER)
            .param("ids", column(wanted, Earlier::id)).param("streams", column(wanted, Earlier::stream))
            .param("sequences", column(wanted, earlier -> Long.toString(earlier.sequence()))).param("types", column(wanted, Earlier::types))
            .param("subjects", column(wanted, Earlier::subject))
            .query((row, no) -> Map.entry(row.getString("id"), Objects.requireNonNull(AuditRow.fields(row.getString("payload"))))).list()
            .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] column(List<Earlier> rows, Function<Earlier, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
