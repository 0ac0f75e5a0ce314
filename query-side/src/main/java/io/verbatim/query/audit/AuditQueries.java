package io.verbatim.query.audit;

import io.verbatim.query.Listing;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindLastPrompt;
import io.verbatim.shared.conversation.ConversationQuery.ListEvents;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.Prompt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AuditQueries {

    // The first event of a stream tells whose the stream is.
    private static final Listing<StoredEvent> EVENTS = Listing.oldestFirst("events", "e.*", """
        FROM event e WHERE e.aggregate_id =
            (SELECT aggregate_id FROM event WHERE aggregate_id = :conversation AND seq = 0 AND workspace_id = :workspace)
            AND e.global_index > COALESCE((SELECT f.position FROM forgotten_conversation f WHERE f.conversation_id = :conversation), 0)
            AND e.global_index <= :as_of
        """, "e.seq", StoredEvent::of);
    // As text: PostgreSQL's JSON operators fail on a payload with an escaped NUL anywhere in it.
    private static final String SENSITIVE_CHANGES = """
        SELECT * FROM event WHERE aggregate_id = :conversation AND type IN (:types) AND strpos(payload::text, '"sensitive":[]') = 0
        ORDER BY seq DESC LIMIT :most
        """;
    private static final String LAST_ATTEMPT = """
        SELECT e.* FROM event e WHERE e.type = :type AND e.aggregate_id =
            (SELECT aggregate_id FROM event WHERE aggregate_id = :conversation AND seq = 0 AND workspace_id = :workspace)
        ORDER BY e.seq DESC LIMIT 1
        """;
    static final List<String> CHANGES =
        List.of(StoredEvent.VARIABLES_CHANGED, StoredEvent.COMPONENT_RESUMED, StoredEvent.SESSION_DATA_SET);
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;

    AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListEvents query) {
        var part = EVENTS.read(jdbc, query.page(),
            Map.of("conversation", query.conversationId().value(), "workspace", query.workspaceId().value(),
                "as_of", query.asOf() == null ? Long.MAX_VALUE : query.asOf().position()));
        return part.data().isEmpty() ? part : new Paged<>(shown(query.conversationId(), part.data()), part.total(), part.next());
    }

    @QueryHandler
    Optional<Prompt> handle(FindLastPrompt query) {
        return jdbc.sql(LAST_ATTEMPT)
            .param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .param("type", StoredEvent.ATTEMPT_STARTED).query(StoredEvent::of).optional()
            .map(event -> StoredJson.read(StoredJson.write(masks(query.conversationId()).hide(event)), AttemptStarted.class).prompt());
    }

    List<EventView> shown(ConversationId conversation, List<StoredEvent> events) {
        var masks = masks(conversation);
        return events.stream().map(event -> event.shown(masks.hide(event))).toList();
    }

    private Masks masks(ConversationId conversation) {
        return Masks.of(jdbc.sql(SENSITIVE_CHANGES)
            .param("conversation", conversation.value()).param("types", CHANGES).param("most", MOST)
            .query(StoredEvent::of).list());
    }
}
