package io.verbatim.query.activity;

import java.util.HashMap;
import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A bot's conversations in the order and the state of a moment. Those that nothing has happened to since are as they are; of others, the events
 * up to then tell whether they were active, and when they were last. Users are those of now. Words are looked up where they are rare, else
 * conversations are walked through in order, those of blocks that have the words.
 */
final class Earlier {

    private static final String ENDED = "e.type = 'conversation.SessionEnded'";
    private static final String STARTED = "e.type = 'conversation.SessionStarted'";
    private static final String TYPES = "'conversation.SessionStarted', 'conversation.SessionEnded', 'conversation.UserMessageReceived', "
        + "'conversation.BotMessageSaid', 'conversation.OperatorActed'";
    private static final String BEGUN =
        "FROM conversation c WHERE c.workspace_id = :workspace AND c.bot_id = :bot AND c.created <= :moment AND c.created_at <= :at";
    private static final String UNCHANGED = BEGUN + " AND c.position <= :moment";
    private static final String CHANGED = BEGUN + " AND c.position > :moment";
    private static final String AS_IT_WAS = """
        (SELECT c.conversation_id, c.channel_id, c.user_id, e.active, e.last_activity, e.last_activity_at FROM %%s
            CROSS JOIN LATERAL (SELECT max(e.seq) FILTER (WHERE %1$s) > coalesce(max(e.seq) FILTER (WHERE %2$s), -1) AS active,
                    max(e.global_index) FILTER (WHERE NOT %2$s) AS last_activity, max(e.recorded_at) FILTER (WHERE NOT %2$s) AS last_activity_at
                FROM event e WHERE e.aggregate_id = c.conversation_id AND e.global_index BETWEEN c.created AND :moment
                    AND e.recorded_at <= :at AND e.type IN (%3$s)) e) c
        """.formatted(STARTED, ENDED, TYPES);
    private static final String WENT_ON = AS_IT_WAS.formatted("(SELECT c.* %s) c".formatted(CHANGED));
    private static final String WENT_ON_SAYING = AS_IT_WAS.formatted(Said.inBlocks(CHANGED));
    // Of those that are as they were, no more are read than the part can have.
    private static final String PART = """
        FROM ((SELECT c.conversation_id, c.last_activity %2$s %1$s AND c.last_activity < :edge ORDER BY c.last_activity DESC LIMIT :size + :skip)
            UNION ALL SELECT c.conversation_id, c.last_activity FROM %3$s WHERE true %1$s) c
        JOIN conversation n USING (conversation_id) WHERE true
        """;
    private static final String PART_SAYING = """
        FROM ((SELECT c.conversation_id, c.last_activity FROM %%2$s %1$s ORDER BY c.upto DESC, c.last_activity DESC LIMIT :size + :skip)
            UNION ALL (SELECT c.conversation_id, c.last_activity FROM (SELECT * FROM %%3$s WHERE c.last_activity < :edge %%1$s
                ORDER BY c.last_activity DESC OFFSET 0) c %1$s ORDER BY c.last_activity DESC LIMIT :size + :skip)) c
        JOIN conversation n USING (conversation_id) WHERE true
        """.formatted(Said.IN_THESE);
    private static final String ALL = "FROM (SELECT %2$s %1$s UNION ALL SELECT FROM %3$s WHERE true %1$s) c";
    private static final String LAST = "SELECT global_index FROM event WHERE recorded_at <= :at ORDER BY global_index DESC LIMIT 1";

    private final JdbcClient jdbc;
    private final long rare;

    /** @param rare how many messages may have words that are looked up */
    Earlier(JdbcClient jdbc, long rare) {
        this.jdbc = jdbc;
        this.rare = rare;
    }

    /** @param conditions on {@code c}: its channel and its user, whether it was active and when last */
    Paged<ConversationView> read(Moment moment, String conditions, Map<String, ?> given, Page page) {
        var parameters = new HashMap<String, Object>(given);
        var at = Columns.time(moment.at());
        parameters.put("at", at);
        parameters.put("moment", moment.position() < Long.MAX_VALUE ? moment.position()
            : jdbc.sql(LAST).param("at", at).query(Long.class).optional().orElse(0L));
        parameters.putAll(Stretch.ALL.parameters());
        if (!given.containsKey("text")) {
            return listing(PART.formatted(conditions, UNCHANGED, WENT_ON))
                .readEstimated(jdbc, page, parameters, ALL.formatted(conditions, UNCHANGED, WENT_ON));
        }
        return listing(Said.isRare(jdbc, parameters, rare) ? PART.formatted(conditions + " AND " + Said.IN_ONE_OF_FEW, UNCHANGED, WENT_ON)
            : PART_SAYING.formatted(conditions, Said.latest(UNCHANGED + conditions, Long.MAX_VALUE), WENT_ON_SAYING))
            .readUncounted(jdbc, page, parameters);
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "n.*", from, "c.last_activity", ConversationQueries::view);
    }
}
