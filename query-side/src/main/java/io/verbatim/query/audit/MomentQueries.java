package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationAsOf;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationsAsOf;
import io.verbatim.shared.conversation.ConversationQuery.FindMoment;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations as they were: counted from their events, however many there are. */
@Component
class MomentQueries {

    private static final String MOMENT = """
        SELECT e.global_index, e.recorded_at FROM event e
        WHERE e.aggregate_id = (SELECT aggregate_id FROM event WHERE aggregate_id = :conversation AND seq = 0 AND workspace_id = :workspace)
            AND e.global_index <= :position AND e.recorded_at <= :at::timestamptz
            AND e.global_index > COALESCE((SELECT f.position FROM forgotten_conversation f WHERE f.conversation_id = :conversation), 0)
        ORDER BY e.seq DESC LIMIT 1
        """;
    private static final String AS_OF = """
        WITH counted AS (
            SELECT e.aggregate_id, count(*) FILTER (WHERE type = :started) AS sessions,
                count(*) FILTER (WHERE type IN (:received, :said)) AS messages, max(seq) FILTER (WHERE type = :started) AS last_start,
                coalesce(max(seq) FILTER (WHERE type = :ended), -1) AS last_end, max(seq) FILTER (WHERE type = :completed) AS last_turn,
                min(recorded_at) AS created_at,
                max(recorded_at) FILTER (WHERE type IN (:started, :received, :said, :acted)) AS last_activity_at
            FROM event e LEFT JOIN forgotten_conversation f ON f.conversation_id = e.aggregate_id
            WHERE e.aggregate_id IN (
                    SELECT aggregate_id FROM event WHERE aggregate_id = ANY(:ids) AND seq = 0 AND workspace_id = :workspace)
                AND e.global_index <= :position AND e.recorded_at <= :at::timestamptz AND e.global_index > coalesce(f.position, 0)
                AND e.type IN (:started, :received, :said, :ended, :completed, :acted)
            GROUP BY e.aggregate_id)
        SELECT c.*, s.payload AS start, t.payload AS turn FROM counted c
        JOIN event s ON s.aggregate_id = c.aggregate_id AND s.seq = c.last_start
        LEFT JOIN event t ON t.aggregate_id = c.aggregate_id AND t.seq = c.last_turn AND c.last_turn > c.last_start
        ORDER BY array_position(:ids, c.aggregate_id)
        """;

    private final JdbcClient jdbc;

    MomentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<Moment> handle(FindMoment query) {
        return jdbc.sql(MOMENT)
            .param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .param("position", query.position() == null ? Long.MAX_VALUE : query.position())
            .param("at", query.at() == null ? "infinity" : query.at().toString())
            .query((row, no) -> new Moment(row.getLong("global_index"), Columns.instant(row, "recorded_at"))).optional();
    }

    @QueryHandler
    Optional<ConversationView> handle(FindConversationAsOf query) {
        return asOf(query.workspaceId(), List.of(query.conversationId()), query.asOf()).stream().findFirst();
    }

    @QueryHandler
    List<ConversationView> handle(FindConversationsAsOf query) {
        return asOf(query.workspaceId(), query.conversationIds(), query.asOf());
    }

    private List<ConversationView> asOf(WorkspaceId workspace, List<ConversationId> conversations, Moment moment) {
        return jdbc.sql(AS_OF)
            .param("ids", conversations.stream().map(ConversationId::value).toArray(String[]::new)).param("workspace", workspace.value())
            .param("position", moment.position()).param("at", moment.at().toString())
            .param("started", StoredEvent.SESSION_STARTED).param("received", StoredEvent.USER_MESSAGE_RECEIVED)
            .param("said", StoredEvent.BOT_MESSAGE_SAID).param("ended", StoredEvent.SESSION_ENDED)
            .param("completed", StoredEvent.TURN_COMPLETED).param("acted", StoredEvent.OPERATOR_ACTED)
            .query(MomentQueries::view).list();
    }

    private static ConversationView view(ResultSet row, int no) throws SQLException {
        var started = StoredJson.read(row.getString("start"), SessionStarted.class);
        var turn = row.getString("turn");
        var pin = started.pin();
        return new ConversationView(started.conversationId(), pin.botId(), pin.botVersion(), pin.channelId(), pin.channelKind(),
            started.user().id(), started.user().name(), started.sessionId(),
            row.getLong("last_end") < row.getLong("last_start") ? "active" : "ended",
            turn == null ? null : StoredJson.read(turn, TurnCompleted.class).state(), row.getLong("sessions"), row.getLong("messages"),
            Columns.instant(row, "created_at"), Columns.instant(row, "last_activity_at"));
    }
}
