package io.verbatim.query.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sensitive in conversations, for who reads the log from one end to the other: of a conversation that was looked at lately only
 * what came since is looked at again.
 */
final class KnownMasks {
    private static final int MOST = 2000;
    private static final String LAST = """
        SELECT k.id, (SELECT max(e.seq) FROM event e WHERE e.aggregate_id = k.id) AS last FROM unnest(:ids::text[]) AS k(id)
        """;
    // In the words of the index on what is sensitive: with a parameter in their place, whole conversations would be read.
    private static final String CHANGES = """
        SELECT e.* FROM unnest(:ids::text[], :known::bigint[]) AS k(id, seq) JOIN event e ON e.aggregate_id = k.id AND e.seq > k.seq
        WHERE e.type IN ('conversation.VariablesChanged', 'conversation.ComponentResumed', 'conversation.SessionDataSet')
            AND strpos(e.payload::text, '"sensitive":[]') = 0 ORDER BY e.global_index
        """;

    private final JdbcClient jdbc;
    private final Map<String, Known> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    KnownMasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(long last, Masks masks) {
        static final Known NOTHING = new Known(-1, Masks.NONE);
    }

    private record Change(String conversation, StoredEvent event) { }

    /** Those of these conversations as of now. */
    Map<String, Masks> of(Collection<String> conversations) {
        var ids = conversations.toArray(String[]::new);
        var before = remembered(conversations);
        // First, so that what comes between the two is looked at once more and not passed over.
        var last = lastOf(ids);
        var changes = changes(ids, before);
        var now = new HashMap<String, Known>();
        before.forEach((id, was) -> now.put(id, new Known(last.getOrDefault(id, was.last()), changes.containsKey(id)
            ? was.masks().and(changes.get(id)) : was.masks())));
        remember(now);
        return masks(now);
    }

    private Map<String, Long> lastOf(String[] ids) {
        var last = new HashMap<String, Long>();
        jdbc.sql(LAST).param("ids", ids).query(row -> {
            last.put(row.getString("id"), row.getLong("last"));
        });
        return last;
    }

    private Map<String, List<StoredEvent>> changes(String[] ids, Map<String, Known> before) {
        var seen = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            seen[i] = Long.toString(before.getOrDefault(ids[i], Known.NOTHING).last());
        }
        return jdbc.sql(CHANGES).param("ids", ids).param("known", seen)
            .query((row, no) -> new Change(row.getString("aggregate_id"), StoredEvent.of(row, no))).list().stream()
            .collect(groupingBy(Change::conversation, mapping(Change::event, toList())));
    }

    private synchronized Map<String, Known> remembered(Collection<String> conversations) {
        var found = new HashMap<String, Known>();
        conversations.forEach(id -> found.put(id, known.getOrDefault(id, Known.NOTHING)));
        return found;
    }

    private synchronized void remember(Map<String, Known> now) {
        known.putAll(now);
    }

    private static Map<String, Masks> masks(Map<String, Known> now) {
        var masks = new HashMap<String, Masks>();
        now.forEach((id, each) -> masks.put(id, each.masks()));
        return masks;
    }
}
