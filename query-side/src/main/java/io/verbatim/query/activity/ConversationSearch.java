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
 * Conversations in which certain words were said. Rare words are looked up among all messages, and what is found is put in order. For others
 * conversations are walked through from the latest on, block by block where a block has the words ({@link BlockTable}). Where that does not
 * fill the part soon (words that are in many blocks, and never in one message), they are looked up after all, unless they are too many.
 */
final class ConversationSearch {

    // Each word is kept with its workspace; the last one asked for may be the beginning of one.
    private static final String ASKED = "words @@ words_asked(:workspace, :text)";
    static final String SAID = "m." + ASKED;
    static final String MESSAGES = "SELECT FROM message m WHERE " + SAID;
    // Conversations one by one, for the planner would rather read all of a large bot. It may be wrong about the messages: where they
    // are too many, there is one row, and nothing in it.
    private static final String LOOKED_UP = """
        WITH said AS MATERIALIZED (SELECT m.conversation_id FROM message m WHERE %s LIMIT %%1$d),
            few AS (SELECT DISTINCT conversation_id FROM said WHERE (SELECT count(*) FROM said) < %%1$d)
        SELECT NULL::bigint WHERE (SELECT count(*) FROM said) = %%1$d
        UNION ALL SELECT c.last_activity FROM few
        CROSS JOIN LATERAL (SELECT * FROM conversation c WHERE c.conversation_id = few.conversation_id OFFSET 0) c
        """.formatted(SAID);
    // What is in no block yet is a block, too. The order within lets the walk end where the part is full.
    private static final String BLOCKS = """
        (SELECT * FROM (SELECT b.upto, b.after FROM conversation_block b WHERE b.bot_id = :bot AND b.%s
            UNION ALL SELECT b.upto, b.after FROM conversation_block b WHERE b.bot_id = :bot AND b.words IS NULL
            UNION ALL SELECT %d, coalesce((SELECT max(upto) FROM conversation_block WHERE bot_id = :bot), %d)) b
        WHERE b.after < :edge AND b.after < :below AND b.upto > :above ORDER BY b.upto DESC OFFSET 0) b
        """.formatted(ASKED, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final String LATEST = """
        (SELECT c.*, b.upto FROM %s CROSS JOIN LATERAL (SELECT c.* %%s AND c.last_activity > b.after AND c.last_activity <= b.upto
            AND c.last_activity < :edge) c ORDER BY b.upto DESC, c.last_activity DESC LIMIT %%d) c
        """.formatted(BLOCKS);
    private static final String WALKED = """
        FROM %%s
        CROSS JOIN LATERAL (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND %s LIMIT 1) said WHERE true
        """.formatted(SAID);
    private static final String FROM = "FROM conversation c";
    /** To look so many messages up takes as long as to walk through {@value #STEPS} conversations: some 20 ms. */
    static final long RARE = 2_000;
    /** How many conversations are walked through before words are looked up after all; more for a larger part. */
    static final int STEPS = 600;
    private static final int STEPS_A_ROW = 10;
    // A plan that is kept knows no words, and may take ten times as long. Words of blocks are read apart from them, which the planner
    // does not count: it would rather read all blocks than their index.
    private static final String PLANNED =
        "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)";

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
        Stretch.ALL.parameters().forEach(parameters::putIfAbsent);
        plan(jdbc);
        if (Estimate.of(jdbc, MESSAGES, parameters) > rare) {
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

    /** Has what follows in this transaction planned for the words at hand. */
    static void plan(JdbcClient jdbc) {
        jdbc.sql(PLANNED).query((row, no) -> no).single();
    }

    /** Null where they are too many. */
    private @Nullable List<Long> keys(String from, Map<String, ?> parameters) {
        var keys = jdbc.sql(LOOKED_UP.formatted(rare + 1) + from.substring(FROM.length())).params(parameters)
            .query(Long.class).list();
        return keys.contains(null) ? null : keys;
    }

    private Paged<ConversationView> walk(Page page, String from, Map<String, ?> parameters, long steps) {
        return listing(WALKED.formatted(LATEST.formatted(from, steps))).inRuns("c.upto").readUncounted(jdbc, page, parameters);
    }

    private long reach(Page page, String from, Map<String, ?> parameters, long steps) {
        return jdbc.sql("SELECT count(*) FROM " + LATEST.formatted(from, steps)).params(parameters)
            .param("edge", listing("").edge(page)).query(Long.class).single();
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view);
    }
}
