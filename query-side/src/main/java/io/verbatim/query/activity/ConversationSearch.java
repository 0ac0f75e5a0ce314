package io.verbatim.query.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.Estimate;
import io.verbatim.query.Listing;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Conversations in which certain words were said. Rare words are looked up, and what is found is put in order. For others the latest
 * conversations are walked through, where common words fill the part soon; what does not (words that were common once) is looked up after
 * all, unless the walk came to the end. Neither way alone is fast for all.
 */
final class ConversationSearch {

    // Each word is kept with its workspace; the last one asked for may be the beginning of one.
    static final String SAID = "m.words @@ words_asked(:workspace, :text)";
    private static final String MESSAGES = "SELECT FROM message m WHERE " + SAID;
    // Conversations one by one, for the planner would rather read all of a large bot. It may be wrong about the messages: where they
    // are too many, there is one row, and nothing in it.
    private static final String LOOKED_UP = """
        WITH said AS MATERIALIZED (SELECT m.conversation_id FROM message m WHERE %s LIMIT %%1$d),
            few AS (SELECT DISTINCT conversation_id FROM said WHERE (SELECT count(*) FROM said) < %%1$d)
        SELECT NULL::bigint WHERE (SELECT count(*) FROM said) = %%1$d
        UNION ALL SELECT c.last_activity FROM few
        CROSS JOIN LATERAL (SELECT * FROM conversation c WHERE c.conversation_id = few.conversation_id OFFSET 0) c
        """.formatted(SAID);
    private static final String LATEST = "(SELECT c.* %s AND c.last_activity < :edge ORDER BY c.last_activity DESC LIMIT %d) c";
    private static final String WALKED = """
        FROM %%s
        CROSS JOIN LATERAL (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND %s LIMIT 1) said WHERE true
        """.formatted(SAID);
    private static final String AMONG = """
         AND c.conversation_id IN (WITH said AS MATERIALIZED (SELECT DISTINCT m.conversation_id FROM message m WHERE %s)
            SELECT conversation_id FROM said)
        """.formatted(SAID);
    private static final String FROM = "FROM conversation c";
    /** At a million messages to look so many up takes as long as to walk through {@value #STEPS} conversations: some 20 ms. */
    static final long RARE = 4_000;
    /** How many conversations are walked through, or one for so many messages, whichever is more: half as long as to look those up. */
    static final int STEPS = 600;
    private static final int MESSAGES_A_STEP = 40;
    // A plan that is kept knows no words, and may take ten times as long.
    private static final String PLANNED = "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)";

    private final JdbcClient jdbc;
    private final long rare;

    /** @param rare how many messages may have words that are looked up */
    ConversationSearch(JdbcClient jdbc, long rare) {
        this.jdbc = jdbc;
        this.rare = rare;
    }

    /** @param from the conversations to search, {@code FROM conversation c WHERE ...}, of {@code :workspace} */
    Paged<ConversationView> read(String text, Page page, String from, Map<String, ?> given) {
        var parameters = new HashMap<String, Object>(given);
        parameters.put("text", Columns.storable(text));
        jdbc.sql(PLANNED).query(String.class).single();
        long messages = Estimate.of(jdbc, MESSAGES, parameters);
        var keys = messages <= rare ? keys(from, parameters) : null;
        return keys == null ? walk(page, from, parameters, Math.max(STEPS, messages / MESSAGES_A_STEP) + 2 * page.offset())
            : listing(from + " AND c.last_activity = ANY(:keys)").readKnown(jdbc, page, keys, parameters);
    }

    /** Null where they are too many. */
    private @Nullable List<Long> keys(String from, Map<String, ?> parameters) {
        var keys = jdbc.sql(LOOKED_UP.formatted(rare + 1) + from.substring(FROM.length())).params(parameters)
            .query(Long.class).list();
        return keys.contains(null) ? null : keys;
    }

    private Paged<ConversationView> walk(Page page, String from, Map<String, ?> parameters, long steps) {
        var latest = LATEST.formatted(from, steps);
        var walked = listing(WALKED.formatted(latest)).readUncounted(jdbc, page, parameters);
        return walked.next() != null || reach(latest, page, parameters) < steps ? walked
            : listing(from + AMONG).readUncounted(jdbc, page, parameters);
    }

    private long reach(String latest, Page page, Map<String, ?> parameters) {
        return jdbc.sql("SELECT count(*) FROM " + latest).params(parameters).param("edge", listing("").edge(page))
            .query(Long.class).single();
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view);
    }
}
