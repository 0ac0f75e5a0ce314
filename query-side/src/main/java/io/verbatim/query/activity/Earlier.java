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
 * up to then tell whether they were active, and when they were last. Who their users are is told as of now.
 */
final class Earlier {

    private static final String ENDED = "e.type = 'conversation.SessionEnded'";
    private static final String STARTED = "e.type = 'conversation.SessionStarted'";
    private static final String TYPES = "'conversation.SessionStarted', 'conversation.SessionEnded', 'conversation.UserMessageReceived', "
        + "'conversation.BotMessageSaid', 'conversation.OperatorActed'";
    private static final String BEGUN = """
        FROM conversation c %s WHERE c.workspace_id = :workspace AND c.bot_id = :bot AND c.created <= :moment AND c.created_at <= :at
        """;
    private static final String THEN = """
        FROM (SELECT c.conversation_id, c.channel_id, c.user_id, c.active, c.last_activity, c.last_activity_at %s AND c.position <= :moment
            UNION ALL SELECT c.conversation_id, c.channel_id, c.user_id, e.active, e.last_activity, e.last_activity_at %s
                AND c.position > :moment) c
        JOIN conversation n USING (conversation_id) WHERE true
        """.formatted(BEGUN.formatted(""), BEGUN.formatted("""
            CROSS JOIN LATERAL (SELECT max(e.seq) FILTER (WHERE %1$s) > coalesce(max(e.seq) FILTER (WHERE %2$s), -1) AS active,
                    max(e.global_index) FILTER (WHERE NOT %2$s) AS last_activity, max(e.recorded_at) FILTER (WHERE NOT %2$s) AS last_activity_at
                FROM event e WHERE e.aggregate_id = c.conversation_id AND e.global_index BETWEEN c.created AND :moment
                    AND e.recorded_at <= :at AND e.type IN (%3$s)) e
            """.formatted(STARTED, ENDED, TYPES)));
    private static final String SAID = " AND EXISTS (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND m.position <= :moment "
        + "AND " + ConversationSearch.SAID + ")";
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
        var from = THEN + conditions + (given.containsKey("text") ? SAID : "");
        return Listing.newestFirst("conversations", "n.*", from, "c.last_activity", ConversationQueries::view)
            .readEstimated(jdbc, page, parameters);
    }
}
