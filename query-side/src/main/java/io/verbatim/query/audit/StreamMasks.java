package io.verbatim.query.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not to be seen of many conversations at once; nothing is remembered, as the index makes it cheap to ask. */
final class StreamMasks {

    // In the words of the index on what is sensitive.
    private static final String CHANGES = """
        SELECT s.* FROM unnest(:streams::text[]) AS c (id) CROSS JOIN LATERAL (
            SELECT e.*, 0 AS found FROM event e WHERE e.aggregate_id = c.id
                AND e.type IN ('conversation.VariablesChanged', 'conversation.ComponentResumed', 'conversation.SessionDataSet')
                AND strpos(e.payload::text, '"sensitive":[]') = 0
            ORDER BY e.seq DESC LIMIT :most) AS s
        """;
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;

    StreamMasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these conversations that have any. */
    Map<String, Masks> of(List<String> streams) {
        var masks = new HashMap<String, Masks>();
        changes(streams).forEach((stream, changes) -> masks.put(stream, Masks.of(changes)));
        return masks;
    }

    private Map<String, List<StoredEvent>> changes(List<String> streams) {
        return streams.isEmpty() ? Map.of() : jdbc.sql(CHANGES).param("streams", streams.toArray(String[]::new)).param("most", MOST)
            .query(ExportRow::of).list().stream().collect(groupingBy(ExportRow::stream, mapping(ExportRow::event, toList())));
    }
}
