package io.verbatim.query.history;

import java.util.List;
import java.util.Map;

import io.verbatim.query.Listing;
import io.verbatim.query.Messages;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationQuery.ListMessages;
import io.verbatim.shared.conversation.ConversationQuery.ListSaidSince;
import io.verbatim.shared.conversation.MessageView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class HistoryQueries {

    private static final Listing<MessageView> MESSAGES = Listing.oldestFirst("messages", "m.*", """
        FROM message m WHERE m.conversation_id =
            (SELECT conversation_id FROM conversation WHERE conversation_id = :conversation AND workspace_id = :workspace)
            AND m.position <= :as_of
        """, "m.position", Messages::view);

    private static final String SINCE_ASKED = """
        SELECT m.* FROM message m WHERE m.conversation_id =
            (SELECT conversation_id FROM conversation WHERE conversation_id = :conversation AND workspace_id = :workspace)
            AND m.position > (SELECT max(e.global_index) FROM event e WHERE e.aggregate_id = :conversation AND e.type IN (:asked))
        ORDER BY m.position LIMIT 100
        """;

    private final JdbcClient jdbc;

    HistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<MessageView> handle(ListSaidSince query) {
        return jdbc.sql(SINCE_ASKED).param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .param("asked", List.of("conversation.AttemptStarted", "conversation.SessionStarted")).query(Messages::view).list();
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListMessages query) {
        return MESSAGES.read(jdbc, query.page(),
            Map.of("conversation", query.conversationId().value(), "workspace", query.workspaceId().value(),
                "as_of", query.asOf() == null ? Long.MAX_VALUE : query.asOf().position()));
    }
}
