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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Conversations in which certain words were said. Rare words are looked up, and what is found is put in order. For others the latest
 * conversations are walked through, where common words fill the part soon; what does not (words that are common elsewhere, or were once) is
 * looked up after all. Neither way alone is fast for all.
 */
final class ConversationSearch {

    // The last word may be the beginning of one.
    static final String SAID = "m.words @@ (nullif(plainto_tsquery('simple', :text)::text, '') || ':*')::tsquery";
    private static final String MESSAGES = "SELECT FROM message m WHERE " + SAID;
    // One by one, for the planner would rather read all conversations of a large bot.
    private static final String LOOKED_UP = """
        FROM (SELECT DISTINCT m.conversation_id FROM message m WHERE %s) said
        CROSS JOIN LATERAL (SELECT * FROM conversation c WHERE c.conversation_id = said.conversation_id OFFSET 0) c
        """.formatted(SAID);
    private static final String WALKED = """
        FROM (SELECT c.* %%s AND c.last_activity < :edge ORDER BY c.last_activity DESC LIMIT %%d) c
        CROSS JOIN LATERAL (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND %s LIMIT 1) said WHERE true
        """.formatted(SAID);
    private static final String AMONG = """
         AND c.conversation_id IN (WITH said AS MATERIALIZED (SELECT DISTINCT m.conversation_id FROM message m WHERE %s)
            SELECT conversation_id FROM said)
        """.formatted(SAID);
    private static final String FROM = "FROM conversation c";
    /** At a million messages to look so many up takes as long as to walk through {@value #LATEST} conversations: some 20 ms. */
    static final long RARE = 4_000;
    private static final int LATEST = 600;
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final long rare;

    /** @param rare how many messages may have words that are looked up */
    ConversationSearch(JdbcClient jdbc, long rare) {
        this.jdbc = jdbc;
        this.rare = rare;
    }

    /** @param from the conversations to search, {@code FROM conversation c WHERE ...} */
    Paged<ConversationView> read(String text, Page page, String from, Map<String, ?> given) {
        var parameters = new HashMap<String, Object>(given);
        parameters.put("text", Columns.storable(text));
        if (estimate(text) <= rare) {
            var keys = keys(from, parameters);
            if (keys.size() <= MOST) {
                return listing(from + " AND c.last_activity = ANY(:keys)").readKnown(jdbc, page, keys, parameters);
            }
        }
        var latest = listing(WALKED.formatted(from, LATEST + 2 * page.offset())).readUncounted(jdbc, page, parameters);
        return latest.next() != null ? latest : listing(from + AMONG).readUncounted(jdbc, page, parameters);
    }

    private List<Long> keys(String from, Map<String, ?> parameters) {
        return jdbc.sql("SELECT c.last_activity " + LOOKED_UP + from.substring(FROM.length()) + " LIMIT " + (MOST + 1)).params(parameters)
            .query(Long.class).list();
    }

    /** What the planner thinks of how many messages have these words. */
    private long estimate(String text) {
        return Estimate.of(jdbc, MESSAGES, Map.of("text", Columns.storable(text)));
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view);
    }
}
