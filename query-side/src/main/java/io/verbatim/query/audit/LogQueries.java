package io.verbatim.query.audit;

import io.verbatim.shared.log.LogPage;
import io.verbatim.shared.log.LogQuery.FindLogged;
import io.verbatim.shared.log.LogQuery.ReadLog;
import io.verbatim.shared.log.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The whole log, for who passes it on. */
@Component
class LogQueries {

    /** Of payloads in one page; one event may go beyond it. */
    private static final long BYTES = 4L << 20;

    // An event whose cause did not say where it belongs belongs where its stream does.
    private static final String SHOWN = """
        SELECT l.*, COALESCE(NULLIF(NULLIF(l.workspace_id, ''), 'null'),
                   (SELECT b.workspace_id FROM event b WHERE b.aggregate_id = l.aggregate_id AND b.seq = 0)) AS workspace,
               COALESCE(l.global_index <= f.position, false) AS forgotten
        FROM (%s) l LEFT JOIN forgotten_conversation f ON f.conversation_id = l.aggregate_id
        """;
    private static final String PAGE = SHOWN.formatted("""
        SELECT e.*, sum(octet_length(e.payload::text)) OVER (ORDER BY e.global_index ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
               AS before
        FROM (SELECT * FROM event WHERE global_index > :after AND global_index <= :up_to ORDER BY global_index LIMIT :most) e
        """) + "WHERE COALESCE(l.before, 0) < :bytes ORDER BY l.global_index";
    private static final String ONE = SHOWN.formatted("SELECT * FROM event WHERE event_id = :id");

    private final JdbcClient jdbc;
    private final KnownMasks masks;

    LogQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.masks = new KnownMasks(jdbc);
    }

    @QueryHandler
    LogPage handle(ReadLog query) {
        var rows = jdbc.sql(PAGE).param("after", query.after()).param("up_to", query.upTo()).param("most", query.most())
            .param("bytes", BYTES).query(LogRow::of).list();
        if (rows.isEmpty()) {
            return new LogPage(List.of(), query.upTo(), null);
        }
        var last = rows.getLast().head();
        return new LogPage(shown(rows.stream().filter(LogRow::isShown).toList()), last.position(), last.id());
    }

    @QueryHandler
    Optional<LoggedEvent> handle(FindLogged query) {
        var rows = jdbc.sql(ONE).param("id", query.eventId()).query(LogRow::of).list();
        return shown(rows.stream().filter(LogRow::isShown).toList()).stream()
            .filter(event -> query.workspaceId().value().equals(event.workspace())).findFirst();
    }

    private List<LoggedEvent> shown(List<LogRow> rows) {
        var conversations = rows.stream().filter(LogRow::isOfConversation).map(LogRow::stream).collect(Collectors.toSet());
        Map<String, Masks> known = conversations.isEmpty() ? Map.of() : masks.of(conversations);
        return rows.stream().map(row -> row.shown(known.getOrDefault(row.stream(), Masks.NONE))).toList();
    }
}
