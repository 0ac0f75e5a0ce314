package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnResult;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.Turn.Result;
import io.verbatim.shared.conversation.Turn.Said;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TurnResultQueries {

    private static final String EVENTS = """
        SELECT type, payload FROM event
        WHERE aggregate_id = :conversation AND type IN (:said, :completed, :received, :started) AND payload ->> 'turn_id' = :turn
        ORDER BY seq
        """;
    private static final String SESSION = """
        SELECT payload ->> 'session_id' FROM event
        WHERE aggregate_id = :conversation AND type = :started
            AND seq <= (SELECT min(seq) FROM event WHERE aggregate_id = :conversation AND payload ->> 'turn_id' = :turn)
        ORDER BY seq DESC LIMIT 1
        """;

    private final JdbcClient jdbc;

    TurnResultQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<Turn> handle(FindTurnResult query) {
        var events = events(query);
        return events.isEmpty() ? Optional.empty()
            : session(query).map(session -> new Turn(query.conversationId(), query.turnId(), session, result(events)));
    }

    private List<Entry> events(FindTurnResult query) {
        return jdbc.sql(EVENTS)
            .param("conversation", query.conversationId().value()).param("turn", query.turnId().value())
            .param("said", StoredEvent.BOT_MESSAGE_SAID).param("completed", StoredEvent.TURN_COMPLETED)
            .param("received", StoredEvent.USER_MESSAGE_RECEIVED).param("started", StoredEvent.SESSION_STARTED)
            .query(Entry::of).list();
    }

    private Optional<String> session(FindTurnResult query) {
        return jdbc.sql(SESSION)
            .param("conversation", query.conversationId().value()).param("turn", query.turnId().value())
            .param("started", StoredEvent.SESSION_STARTED)
            .query(String.class).optional();
    }

    private static @Nullable Result result(List<Entry> events) {
        return events.stream().filter(entry -> entry.type.equals(StoredEvent.TURN_COMPLETED))
            .map(entry -> StoredJson.read(entry.payload, TurnCompleted.class)).findFirst()
            .map(completed -> new Result(completed.state(), said(events), completed.isFinal())).orElse(null);
    }

    private static List<Said> said(List<Entry> events) {
        return events.stream().filter(entry -> entry.type.equals(StoredEvent.BOT_MESSAGE_SAID))
            .map(entry -> StoredJson.read(entry.payload, BotMessageSaid.class))
            .map(event -> new Said(event.messageId(), event.componentId(), event.message())).toList();
    }

    private record Entry(String type, String payload) {

        static Entry of(ResultSet row, int no) throws SQLException {
            return new Entry(row.getString("type"), row.getString("payload"));
        }
    }
}
