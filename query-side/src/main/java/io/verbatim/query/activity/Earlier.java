package io.verbatim.query.activity;

import java.util.HashMap;
import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.Estimate;
import io.verbatim.query.Listing;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A bot's conversations in the order and the state of a moment. Those that nothing has happened to since are as they are; of others, the events
 * up to then tell whether they were active, and when they were last. Users are those of now.
 */
final class Earlier {

    private static final String ENDED = "e.type = 'conversation.SessionEnded'";
    private static final String STARTED = "e.type = 'conversation.SessionStarted'";
    private static final String TYPES = "'conversation.SessionStarted', 'conversation.SessionEnded', 'conversation.UserMessageReceived', "
        + "'conversation.BotMessageSaid', 'conversation.OperatorActed'";
    private static final String BEGUN = """
        FROM conversation c %s WHERE c.workspace_id = :workspace AND c.bot_id = :bot AND c.created <= :moment AND c.created_at <= :at
        """;
    private static final String UNCHANGED = BEGUN.formatted("") + " AND c.position <= :moment";
    private static final String WENT_ON = """
        (SELECT c.conversation_id, c.channel_id, c.user_id, e.active, e.last_activity, e.last_activity_at %s AND c.position > :moment) c
        """.formatted(BEGUN.formatted("""
            CROSS JOIN LATERAL (SELECT max(e.seq) FILTER (WHERE %1$s) > coalesce(max(e.seq) FILTER (WHERE %2$s), -1) AS active,
                    max(e.global_index) FILTER (WHERE NOT %2$s) AS last_activity, max(e.recorded_at) FILTER (WHERE NOT %2$s) AS last_activity_at
                FROM event e WHERE e.aggregate_id = c.conversation_id AND e.global_index BETWEEN c.created AND :moment
                    AND e.recorded_at <= :at AND e.type IN (%3$s)) e
            """.formatted(STARTED, ENDED, TYPES)));
    // Of those that are as they were, no more are read than the part can have.
    private static final String PART = """
        FROM ((SELECT c.conversation_id, c.last_activity %2$s %1$s AND c.last_activity < :edge ORDER BY c.last_activity DESC LIMIT :size + :skip)
            UNION ALL SELECT c.conversation_id, c.last_activity FROM %3$s WHERE true %1$s) c
        JOIN conversation n USING (conversation_id) WHERE true
        """;
    private static final String ALL = "FROM (SELECT %2$s %1$s UNION ALL SELECT FROM %3$s WHERE true %1$s) c";
    private static final String SAID = " FROM message m WHERE m.position <= :moment AND " + ConversationSearch.SAID;
    private static final String RARE = " AND c.conversation_id = ANY(ARRAY(SELECT m.conversation_id" + SAID + "))";
    private static final String COMMON = " AND EXISTS (SELECT" + SAID + " AND m.conversation_id = c.conversation_id)";
    private static final String LAST = "SELECT global_index FROM event WHERE recorded_at <= :at ORDER BY global_index DESC LIMIT 1";

    private final JdbcClient jdbc;

    Earlier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param conditions on {@code c}: its channel and its user, whether it was active and when last */
    Paged<ConversationView> read(Moment moment, String conditions, Map<String, ?> given, Page page) {
        var parameters = new HashMap<String, Object>(given);
        var at = Columns.time(moment.at());
        parameters.put("at", at);
        parameters.put("moment", moment.position() < Long.MAX_VALUE ? moment.position()
            : jdbc.sql(LAST).param("at", at).query(Long.class).optional().orElse(0L));
        if (!given.containsKey("text")) {
            return listing(conditions).readEstimated(jdbc, page, parameters, ALL.formatted(conditions, UNCHANGED, WENT_ON));
        }
        ConversationSearch.plan(jdbc);
        boolean isRare = Estimate.of(jdbc, ConversationSearch.MESSAGES, parameters) <= ConversationSearch.RARE;
        return listing(conditions + (isRare ? RARE : COMMON)).readUncounted(jdbc, page, parameters);
    }

    private static Listing<ConversationView> listing(String conditions) {
        return Listing.newestFirst("conversations", "n.*", PART.formatted(conditions, UNCHANGED, WENT_ON), "c.last_activity",
            ConversationQueries::view);
    }
}
