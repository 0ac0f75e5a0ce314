package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnResult;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.Turn.Result;
import io.verbatim.shared.conversation.Turn.Said;
import io.verbatim.shared.conversation.TurnId;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TurnResultQueries {

    // Looks for the id as text: PostgreSQL's JSON operators fail on a payload with an escaped NUL anywhere in it.
    // From the end back to where the turn began, and from there on: mostly it is asked for a turn of just now, in a long conversation.
    private static final String EVENTS = """
        SELECT seq, type, payload FROM event
        WHERE aggregate_id = :conversation AND type IN (:said, :completed, :received, :started, :acted)
            AND strpos(payload::text, '"turn_id":"' || :turn || '"') > 0
            AND seq >= (SELECT seq FROM event WHERE aggregate_id = :conversation AND type IN (:received, :started, :acted)
                            AND strpos(payload::text, '"turn_id":"' || :turn || '"') > 0
                        ORDER BY seq DESC LIMIT 1)
        ORDER BY seq
        """;
    private static final String SESSION = """
        SELECT payload FROM event WHERE aggregate_id = :conversation AND type = :started AND seq <= :first ORDER BY seq DESC LIMIT 1
        """;

    private final JdbcClient jdbc;

    TurnResultQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<Turn> handle(FindTurnResult query) {
        var events = events(query);
        return events.isEmpty() ? Optional.empty() : session(query.conversationId(), events.getFirst().sequence)
            .map(session -> new Turn(query.conversationId(), query.turnId(), session.sessionId(), result(events)));
    }

    private List<Entry> events(FindTurnResult query) {
        return jdbc.sql(EVENTS)
            .param("conversation", query.conversationId().value()).param("turn", query.turnId().value())
            .param("said", StoredEvent.BOT_MESSAGE_SAID).param("completed", StoredEvent.TURN_COMPLETED)
            .param("received", StoredEvent.USER_MESSAGE_RECEIVED).param("started", StoredEvent.SESSION_STARTED)
            .param("acted", StoredEvent.OPERATOR_ACTED)
            .query(Entry::of).list().stream().filter(entry -> entry.isOf(query.turnId())).toList();
    }

    private Optional<SessionStarted> session(ConversationId conversation, long first) {
        return jdbc.sql(SESSION)
            .param("conversation", conversation.value()).param("started", StoredEvent.SESSION_STARTED).param("first", first)
            .query(String.class).optional().map(payload -> StoredJson.read(payload, SessionStarted.class));
    }

    private static @Nullable Result result(List<Entry> events) {
        return payloads(events, StoredEvent.TURN_COMPLETED, TurnCompleted.class).findFirst()
            .map(completed -> new Result(completed.state(), said(events), completed.isFinal())).orElse(null);
    }

    private static List<Said> said(List<Entry> events) {
        return payloads(events, StoredEvent.BOT_MESSAGE_SAID, BotMessageSaid.class)
            .map(Said::of).toList();
    }

    private static <T> Stream<T> payloads(List<Entry> events, String type, Class<T> as) {
        return events.stream().filter(entry -> entry.type.equals(type)).map(entry -> StoredJson.read(entry.payload, as));
    }

    private record Entry(long sequence, String type, String payload) {

        static Entry of(ResultSet row, int no) throws SQLException {
            return new Entry(row.getLong("seq"), row.getString("type"), row.getString("payload"));
        }

        /** The text may also have been found in a value that somebody gave. */
        boolean isOf(TurnId turn) {
            return StoredJson.read(payload, OfTurn.class).turnId().equals(turn);
        }
    }

    private record OfTurn(TurnId turnId) { }
}
