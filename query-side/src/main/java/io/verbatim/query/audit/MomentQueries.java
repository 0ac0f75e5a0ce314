package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationAsOf;
import io.verbatim.shared.conversation.ConversationQuery.FindMoment;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
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
    private static final String COUNTED = """
        SELECT count(*) FILTER (WHERE type = :started) AS sessions,
            count(*) FILTER (WHERE type IN (:received, :said)) AS messages,
            max(seq) FILTER (WHERE type = :started) AS last_start, coalesce(max(seq) FILTER (WHERE type = :ended), -1) AS last_end,
            coalesce(max(seq) FILTER (WHERE type = :completed), -1) AS last_turn, min(recorded_at) AS created_at,
            max(recorded_at) FILTER (WHERE type IN (:started, :received, :said, :acted)) AS last_activity_at
        FROM event e
        WHERE aggregate_id = (SELECT aggregate_id FROM event WHERE aggregate_id = :conversation AND seq = 0 AND workspace_id = :workspace)
            AND global_index <= :position AND type IN (:started, :received, :said, :ended, :completed, :acted)
            AND e.global_index > COALESCE((SELECT f.position FROM forgotten_conversation f WHERE f.conversation_id = :conversation), 0)
        """;
    private static final String PAYLOAD = "SELECT payload FROM event WHERE aggregate_id = ? AND seq = ?";

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
        return jdbc.sql(COUNTED)
            .param("conversation", query.conversationId().value()).param("workspace", query.workspaceId().value())
            .param("position", query.asOf().position())
            .param("started", StoredEvent.SESSION_STARTED).param("received", StoredEvent.USER_MESSAGE_RECEIVED)
            .param("said", StoredEvent.BOT_MESSAGE_SAID).param("ended", StoredEvent.SESSION_ENDED)
            .param("completed", StoredEvent.TURN_COMPLETED).param("acted", StoredEvent.OPERATOR_ACTED)
            .query(Counted::of).list().stream().flatMap(Optional::stream).findFirst().map(counted -> view(query, counted));
    }

    private ConversationView view(FindConversationAsOf query, Counted counted) {
        var conversation = query.conversationId();
        var started = payload(conversation.value(), counted.lastStart, SessionStarted.class);
        var state = counted.lastTurn < counted.lastStart ? null
            : payload(conversation.value(), counted.lastTurn, TurnCompleted.class).state();
        var pin = started.pin();
        return new ConversationView(conversation, pin.botId(), pin.botVersion(), pin.channelId(), pin.channelKind(), started.user().id(),
            started.user().name(), started.sessionId(), counted.lastEnd < counted.lastStart ? "active" : "ended", state, counted.sessions,
            counted.messages, counted.createdAt, counted.lastActivityAt);
    }

    private <T> T payload(String conversation, long seq, Class<T> type) {
        return StoredJson.read(jdbc.sql(PAYLOAD).params(conversation, seq).query(String.class).single(), type);
    }

    private record Counted(long sessions, long messages, long lastStart, long lastEnd, long lastTurn, Instant createdAt,
                           Instant lastActivityAt) {

        static Optional<Counted> of(ResultSet row, int no) throws SQLException {
            return row.getLong("sessions") == 0 ? Optional.empty() : Optional.of(new Counted(row.getLong("sessions"),
                row.getLong("messages"), row.getLong("last_start"), row.getLong("last_end"), row.getLong("last_turn"),
                Columns.instant(row, "created_at"), Columns.instant(row, "last_activity_at")));
        }
    }
}
