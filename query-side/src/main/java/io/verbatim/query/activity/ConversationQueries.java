package io.verbatim.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationOf;
import io.verbatim.shared.conversation.ConversationQuery.ListConversations;
import io.verbatim.shared.conversation.ConversationQuery.ReadConversations;
import io.verbatim.shared.conversation.ConversationView;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ConversationQueries {

    private static final String OF_WORKSPACE = "FROM conversation c WHERE c.workspace_id = :workspace";
    private static final String OF_BOT = OF_WORKSPACE + " AND c.bot_id = :bot";
    private static final String BY_ID = " AND c.conversation_id > :after ORDER BY c.conversation_id LIMIT :most";
    private static final String CONVERSATION =
        "SELECT * FROM conversation WHERE conversation_id = :conversation AND workspace_id = :workspace";
    private static final String FORGOTTEN =
        "SELECT EXISTS (SELECT FROM forgotten_conversation WHERE conversation_id = :conversation AND workspace_id = :workspace)";
    private static final String OF_KEY = """
        SELECT * FROM conversation WHERE workspace_id = :workspace AND bot_id = :bot AND session_id = :key
        ORDER BY last_activity DESC LIMIT 1
        """;

    /** Each condition holds where its parameter is given; only those that are given are part of the question. */
    private static final Map<String, String> CONDITIONS = Map.of(
        "bot", "c.bot_id = :bot",
        "text", Said.SOMEWHERE,
        "these", Said.IN_ONE_OF_FEW,
        "active", "c.active = :active",
        "channel", "c.channel_id = :channel",
        "user", "c.user_id = :user",
        "from", "c.last_activity_at >= :from",
        "to", "c.last_activity_at <= :to");

    private final JdbcClient jdbc;
    private final ConversationSearch search;
    private final Earlier earlier;

    ConversationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.search = new ConversationSearch(jdbc, ConversationSearch.RARE);
        this.earlier = new Earlier(jdbc, ConversationSearch.RARE);
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListConversations query) {
        var given = given(query.filter());
        var conditions = narrowed("", given);
        given.put("workspace", query.workspaceId().value());
        given.put("bot", query.botId().value());
        if (query.asOf() != null) {
            put(given, "text", query.filter().text());
            return earlier.read(query.asOf(), conditions, given, query.page());
        }
        var from = OF_BOT + conditions;
        if (query.filter().from() != null || query.filter().to() != null) {
            from += Stretch.ONLY;
            given.putAll(Stretch.of(jdbc, query.botId(), query.filter()).parameters());
        }
        return query.filter().text() == null
            ? Listing.newestFirst("conversations", "c.*", from, "c.last_activity", ConversationQueries::view)
                .readEstimated(jdbc, query.page(), given)
            : search.read(query.filter().text(), query.page(), from, given);
    }

    @QueryHandler
    List<ConversationView> handle(ReadConversations query) {
        var given = given(query.filter());
        put(given, "bot", query.botId() == null ? null : query.botId().value());
        put(given, "text", query.filter().text());
        var parameters = new HashMap<>(given);
        parameters.putAll(Map.of("workspace", query.workspaceId().value(), "moment", Long.MAX_VALUE));
        if (query.filter().text() != null && Said.isRare(jdbc, parameters, ConversationSearch.RARE)) {
            given.remove("text");
            put(given, "these", parameters.get("these"));
        }
        return jdbc.sql("SELECT c.* " + narrowed(OF_WORKSPACE, given) + BY_ID).params(parameters)
            .param("after", query.after() == null ? "" : query.after().value()).param("most", ReadConversations.AT_ONCE)
            .query(ConversationQueries::view).list();
    }

    @QueryHandler
    Optional<ConversationView> handle(FindConversation query) {
        var found = one(CONVERSATION, query).query(ConversationQueries::view).optional();
        if (found.isEmpty() && one(FORGOTTEN, query).query(Boolean.class).single()) {
            throw new Refused(Code.ERASED, "This conversation was erased");
        }
        return found;
    }

    @QueryHandler
    Optional<ConversationView> handle(FindConversationOf query) {
        return jdbc.sql(OF_KEY)
            .param("workspace", query.workspaceId().value()).param("bot", query.botId().value())
            .param("key", Columns.storable(query.sessionKey()))
            .query(ConversationQueries::view).optional();
    }

    private JdbcClient.StatementSpec one(String sql, FindConversation query) {
        return jdbc.sql(sql).param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value());
    }

    private static String narrowed(String from, Map<String, Object> given) {
        return given.keySet().stream().map(CONDITIONS::get).reduce(from, (all, condition) -> all + " AND " + condition);
    }

    private static Map<String, Object> given(Filter filter) {
        var given = new HashMap<String, Object>();
        put(given, "active", filter.status() == null ? null : "active".equals(filter.status()));
        put(given, "channel", filter.channelId() == null ? null : filter.channelId().value());
        put(given, "user", filter.userId());
        put(given, "from", Columns.time(filter.from()));
        put(given, "to", Columns.time(filter.to()));
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value instanceof String text ? Columns.storable(text) : value);
        }
    }

    static ConversationView view(ResultSet found, int no) throws SQLException {
        var row = ConversationTable.row(found, no);
        var pin = row.pin();
        return new ConversationView(new ConversationId(row.id()), pin.botId(), pin.botVersion(), pin.channelId(), pin.channelKind(),
            row.user().id(), row.user().name(), row.sessionId(), row.active() ? "active" : "ended", row.state(), row.sessions(),
            row.messages(), row.created().at(), row.lastActivity().at());
    }
}
