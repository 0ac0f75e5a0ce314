package io.verbatim.query.history;

import java.util.Map;

import io.verbatim.query.Listing;
import io.verbatim.query.Messages;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationQuery.ListMessages;
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

    private final JdbcClient jdbc;

    HistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListMessages query) {
        return MESSAGES.read(jdbc, query.page(),
            Map.of("conversation", query.conversationId().value(), "workspace", query.workspaceId().value(),
                "as_of", query.asOf() == null ? Long.MAX_VALUE : query.asOf().position()));
    }
}
