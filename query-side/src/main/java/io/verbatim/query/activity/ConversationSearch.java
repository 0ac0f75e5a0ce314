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
 * Conversations in which certain words were said. Rare words are looked up, and what is found is put in order; for common ones the latest
 * conversations are walked through until the part is full: neither way is fast for both.
 */
final class ConversationSearch {

    // The last word may be the beginning of one.
    static final String SAID = "m.words @@ (nullif(plainto_tsquery('simple', :text)::text, '') || ':*')::tsquery";
    private static final String MESSAGES = "SELECT FROM message m WHERE " + SAID;
    private static final String LOOKED_UP = " AND c.conversation_id IN (SELECT m.conversation_id FROM message m WHERE %s)".formatted(SAID);
    private static final String WALKED = """
        FROM conversation c CROSS JOIN LATERAL (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND %s LIMIT 1) said
        """.formatted(SAID);
    private static final String FROM = "FROM conversation c";
    /** At a million messages both ways take as long here. */
    static final long RARE = 3_000;
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
        return listing(WALKED + from.substring(FROM.length())).readUncounted(jdbc, page, parameters);
    }

    private List<Long> keys(String from, Map<String, ?> parameters) {
        return jdbc.sql("SELECT c.last_activity " + from + LOOKED_UP + " LIMIT " + (MOST + 1)).params(parameters).query(Long.class).list();
    }

    /** What the planner thinks of how many messages have these words. */
    private long estimate(String text) {
        return Estimate.of(jdbc, MESSAGES, Map.of("text", Columns.storable(text)));
    }

    private static Listing<ConversationView> listing(String from) {
        return Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view);
    }
}
