package io.verbatim.query.activity;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where {@code :text} was said in {@code :workspace}: in SQL, to be put together with what is asked of conversations {@code c}. Up to
 * {@code :moment}, a place in the log; blocks ({@link BlockTable}) are those of {@code :bot} that reach into what lies behind {@code :above}
 * and not beyond {@code :below}.
 */
final class Said {

    // Each word is kept with its workspace; the last one asked for may be the beginning of one.
    private static final String WORDS = "m.words @@ words_asked(:workspace, :text)";
    // What is in no block yet is a block, too.
    private static final String BLOCKS = """
        (SELECT * FROM (SELECT b.upto, b.after FROM blocks_saying(:workspace, :bot, :text) b
            UNION ALL SELECT b.upto, b.after FROM conversation_block b WHERE b.bot_id = :bot AND b.words IS NULL
            UNION ALL SELECT %d, coalesce((SELECT max(upto) FROM conversation_block WHERE bot_id = :bot), %d)) b
        WHERE b.after < :below AND b.upto > :above %%s ORDER BY b.upto DESC OFFSET 0) b
        """.formatted(Long.MAX_VALUE, Long.MIN_VALUE);
    private static final String OF_BLOCKS =
        "SELECT c.*, b.upto FROM %s CROSS JOIN LATERAL (SELECT c.* %%s AND c.last_activity > b.after AND c.last_activity <= b.upto) c"
            .formatted(BLOCKS);
    // A plan that is kept knows no words, and may take ten times as long. Words of blocks are read apart from them, which the planner
    // does not count: it would rather read all blocks than their index.
    private static final String PLANNED =
        "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)";

    /** Whether in one message of the conversation. */
    static final String SOMEWHERE = "EXISTS (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND %s)".formatted(WORDS);
    /** Whether the conversation is one of those that were looked up. */
    static final String IN_ONE_OF_FEW = "c.conversation_id = ANY(:these)";
    /** Leaves those conversations of which it holds, in their order. */
    static final String IN_THESE = """
        CROSS JOIN LATERAL (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND m.position <= :moment AND %s LIMIT 1) said
        """.formatted(WORDS);
    /** The conversations in which it was said, each as often as it was, but no more than so many. */
    static final String LOOKED_UP =
        "SELECT conversation_id FROM conversations_saying(:workspace, :text, :moment, %s) AS said (conversation_id)";

    private Said() {
    }

    /** The conversations of blocks with all these words. */
    static String inBlocks(String from) {
        return "(%s) c".formatted(OF_BLOCKS.formatted("", from));
    }

    /** The same in order, the latest first, and before {@code :edge}: so the blocks are read only as far as they are asked for. */
    static String latest(String from, long most) {
        var all = OF_BLOCKS.formatted("AND b.after < :edge", from + " AND c.last_activity < :edge");
        return "(%s ORDER BY b.upto DESC, c.last_activity DESC LIMIT %d) c".formatted(all, most);
    }

    /** Whether it was said in few enough conversations to look them up; then they are noted, as {@code :these}. */
    static boolean isRare(JdbcClient jdbc, Map<String, Object> parameters, long few) {
        if (expected(jdbc, parameters) > few) {
            return false;
        }
        var these = jdbc.sql(LOOKED_UP.formatted(few + 1)).params(parameters).query(String.class).list();
        parameters.put("these", these.toArray(String[]::new));
        return these.size() <= few;
    }

    /** In how many messages the planner expects it; and has what follows in this transaction planned for the words at hand. */
    static long expected(JdbcClient jdbc, Map<String, ?> parameters) {
        jdbc.sql(PLANNED).query((row, no) -> no).single();
        return jdbc.sql("SELECT messages_expected(:workspace, :text)").params(parameters).query(Long.class).single();
    }
}
