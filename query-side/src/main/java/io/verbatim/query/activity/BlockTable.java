package io.verbatim.query.activity;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Conversations of a bot in blocks of those that rested one after the other, each with its words, so that a search may pass over it (as
 * block range indexes do). A conversation that goes on leaves its block for the end of the list, where nothing is in blocks yet; its words
 * stay, and cost a look at the others.
 */
@Component
class BlockTable {

    /** How many conversations a block begins with. */
    static final int SIZE = 32;
    /** So many conversations of a bot that were active last are in no block: they are soon active again. */
    static final int LOOSE = 100;
    private static final int AT_ONCE = 512;
    private static final int READ_AT_ONCE = 16;
    /** How much room a list of words has, with some to spare. */
    private static final int ROOM = 1_000_000;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(7205759403792833)";
    private static final String WITHIN =
        "FROM conversation c WHERE c.bot_id = b.bot_id AND c.last_activity > b.after AND c.last_activity <= b.upto";

    // Behind the place up to where both views have taken in all no conversation can come to rest any more.
    private static final String SETTLED = """
        WITH settled AS (SELECT least(min(position), (SELECT min(position) - 1 FROM parked WHERE processor IN ('activity', 'history')))
                AS position FROM processor_position WHERE name IN ('activity', 'history') HAVING count(*) = 2)
        """;
    private static final String FORM = SETTLED + """
        , begun AS (SELECT bot.bot_id, bot.workspace_id,
                coalesce((SELECT max(upto) FROM conversation_block b WHERE b.bot_id = bot.bot_id), %d) AS after
            FROM bot),
        resting AS (SELECT begun.*, c.*, row_number() OVER (PARTITION BY begun.bot_id ORDER BY c.last_activity) AS no,
                count(*) OVER (PARTITION BY begun.bot_id) AS many
            FROM settled CROSS JOIN begun CROSS JOIN LATERAL (SELECT c.last_activity, c.last_activity_at FROM conversation c
                WHERE c.bot_id = begun.bot_id AND c.last_activity > begun.after AND c.last_activity <= settled.position
                ORDER BY c.last_activity LIMIT %d) c)
        INSERT INTO conversation_block (bot_id, workspace_id, upto, after, earliest, latest)
        SELECT bot_id, workspace_id, max(last_activity),
            coalesce(lag(max(last_activity)) OVER (PARTITION BY bot_id ORDER BY max(last_activity)), after),
            min(last_activity_at), max(last_activity_at)
        FROM resting WHERE no <= many - %d GROUP BY bot_id, workspace_id, after, (no - 1) / %4$d HAVING count(*) = %4$d
        RETURNING bot_id
        """.formatted(Long.MIN_VALUE, AT_ONCE * SIZE + LOOSE, LOOSE, SIZE);
    private static final String READ = """
        WITH unread AS (SELECT * FROM conversation_block WHERE words IS NULL AND NOT wide ORDER BY upto DESC LIMIT %d),
            members AS (SELECT b.bot_id, b.upto, array(SELECT c.conversation_id %s) AS conversations FROM unread b),
            said AS (SELECT members.*, w.* FROM members CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(word), '{}') AS words, coalesce(sum(octet_length(word)), 0) AS room
                FROM (SELECT DISTINCT unnest(tsvector_to_array(m.words)) AS word FROM message m
                    WHERE m.conversation_id = ANY(members.conversations)) w) w)
        UPDATE conversation_block b SET conversations = said.conversations, wide = said.room > %d,
            words = CASE WHEN said.room <= %3$d THEN array_to_tsvector(said.words) END
        FROM said WHERE b.bot_id = said.bot_id AND b.upto = said.upto
        RETURNING b.bot_id
        """.formatted(READ_AT_ONCE, WITHIN, ROOM);
    private static final String DROP =
        "DELETE FROM conversation_block b WHERE b.bot_id = ANY(:bots) AND NOT EXISTS (SELECT %s)".formatted(WITHIN);

    // What was added last is looked through word by word, by each search, until somebody sorts it in.
    private static final String SORT_IN = "SELECT gin_clean_pending_list('conversation_block_by_words'::regclass)";

    private final JdbcClient jdbc;

    BlockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far both views are; null before they have begun. */
    @Nullable Long settled() {
        return jdbc.sql(SETTLED + "SELECT position FROM settled").query(Long.class).optional().orElse(null);
    }

    /** Forms blocks of what has come to rest, and reads some; answers whether there is more. To be called in a transaction. */
    boolean advance() {
        if (!jdbc.sql(ALONE).query(Boolean.class).single()) {
            return false;
        }
        var bots = new HashSet<>(jdbc.sql(FORM).query(String.class).list());
        var read = jdbc.sql(READ).query(String.class).list();
        bots.addAll(read);
        if (!bots.isEmpty()) {
            jdbc.sql(DROP).param("bots", bots.toArray(String[]::new)).update();
            jdbc.sql(SORT_IN).query(Long.class).single();
        }
        return read.size() == READ_AT_ONCE;
    }
}
