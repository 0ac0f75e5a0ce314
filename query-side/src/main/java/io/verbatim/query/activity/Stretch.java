package io.verbatim.query.activity;

import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where in the log the last activities of a time lie, at the widest. Lists are in the order of the log, which is that of time but for clocks
 * that are set; blocks know both ({@link BlockTable}), and what is in none is looked at.
 *
 * @param above the place behind which they begin
 * @param below the last of them, at most
 */
record Stretch(long above, long below) {

    static final Stretch ALL = new Stretch(Long.MIN_VALUE, Long.MAX_VALUE);
    static final String ONLY = " AND c.last_activity > :above AND c.last_activity <= :below";
    private static final String OF_TIME = """
        WITH block AS (SELECT coalesce(max(upto), %1$d) AS ends,
                min(after) FILTER (WHERE latest >= coalesce(:from::timestamptz, '-infinity')) AS first,
                max(upto) FILTER (WHERE earliest <= coalesce(:to::timestamptz, 'infinity')) AS last
            FROM conversation_block WHERE bot_id = :bot)
        SELECT coalesce(first, ends) AS above, CASE WHEN EXISTS (
            SELECT FROM (SELECT * FROM conversation c WHERE c.bot_id = :bot AND c.last_activity > ends ORDER BY c.last_activity OFFSET 0) c
            WHERE c.last_activity_at <= coalesce(:to::timestamptz, 'infinity'))
            THEN %2$d ELSE coalesce(last, %1$d) END AS below FROM block
        """.formatted(Long.MIN_VALUE, Long.MAX_VALUE);

    static Stretch of(JdbcClient jdbc, BotId bot, Filter filter) {
        return jdbc.sql(OF_TIME).param("bot", bot.value()).param("from", Columns.time(filter.from())).param("to", Columns.time(filter.to()))
            .query((row, no) -> new Stretch(row.getLong("above"), row.getLong("below"))).single();
    }

    Map<String, Long> parameters() {
        return Map.of("above", above, "below", below);
    }
}
