package io.verbatim.query.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Conversations in which certain words were said. Rare words are looked up among all messages, and what is found is put in order. For others
 * conversations are walked through from the latest on, block by block where a block has the words ({@link BlockTable}). Where that does not
 * fill the part soon (words that are in many blocks, and never in one message), they are looked up after all, unless they are too many.
 */
final class ConversationSearch {

    // Conversations one by one, for the planner would rather read all of a large bot. It may be wrong about the messages: where they
    // are too many, there is one row, and nothing in it.
    private static final String LOOKED_UP = """
        WITH said AS MATERIALIZED (%s),
            few AS (SELECT DISTINCT conversation_id FROM said WHERE (SELECT count(*) FROM said) < %%1$d)
        SELECT NULL::bigint WHERE (SELECT count(*) FROM said) = %%1$d
        UNION ALL SELECT c.last_activity FROM few
        CROSS JOIN LATERAL (SELECT * FROM conversation c WHERE c.conversation_id = few.conversation_id OFFSET 0) c
        """.formatted(Said.LOOKED_UP.formatted("%1$d"));
    private static final String FROM = "FROM conversation c";
    /** To look so many messages up takes as long as to walk through {@value #STEPS} conversations: some 20 ms. */
    static final long RARE = 2_000;
    /** How many conversations are walked through before words are looked up after all; more for a larger part. */
    static final int STEPS = 600;
    private static final int STEPS_A_ROW = 10;

    private final JdbcClient jdbc;
    private final long rare;

    /** @param rare how many messages may have words that are looked up */
    ConversationSearch(JdbcClient jdbc, long rare) {
        this.jdbc = jdbc;
        this.rare = rare;
    }

    /** @param from the conversations to search, {@code FROM conversation c WHERE ...}, of {@code :workspace} and {@code :bot} */
    Paged<ConversationView> read(String text, Page page, String from, Map<String, ?> given) {
        var parameters = new HashMap<String, Object>(given);
        parameters.put("text", Columns.storable(text));
        parameters.put("moment", Long.MAX_VALUE);
        Stretch.ALL.parameters().forEach(parameters::putIfAbsent);
        if (Said.expected(jdbc, parameters) > rare) {
            long steps = STEPS + STEPS_A_ROW * (page.offset() + page.size());
            var walked = walk(page, from, parameters, steps);
            if (walked.next() != null || reach(page, from, parameters, steps) < steps) {
                return walked;
            }
        }
        var keys = keys(from, parameters);
        return keys == null ? walk(page, from, parameters, Long.MAX_VALUE)
            : listing(from + " AND c.last_activity = ANY(:keys)").readKnown(jdbc, page, keys, parameters);
    }

    /** Null where they are too many. */
    private @Nullable List<Long> keys(String from, Map<String, ?> parameters) {
        var keys = jdbc.sql(LOOKED_UP.formatted(rare + 1) + from.substring(FROM.length())).params(parameters)
            .query(Long.class).list();
        return keys.contains(null) ? null : keys;
    }

    private Paged<ConversationView> walk(Page page, String from, Map<String, ?> parameters, long steps) {
        return listing("FROM %s %s WHERE true".formatted(Said.latest(from, steps), Said.IN_THESE)).inRuns("c.upto")
            .readUncounted(jdbc, page, parameters);
    }

    private long reach(Page page, String from, Map<String, ?> parameters, long steps) {
        return jdbc.sql("SELECT count(*) FROM " + Said.latest(from, steps)).params(parameters)
            .param("edge", listing("").edge(page)).query(Long.class).single();
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view);
    }
}
