package io.verbatim.query.attempts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.verbatim.query.Deliveries;
import io.verbatim.query.Messages;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.AttemptView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindCompletedTurns;
import io.verbatim.shared.conversation.ConversationQuery.FindTurn;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnView;
import io.verbatim.shared.conversation.TurnView.DispatchView;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TurnQueries {

    private static final String TURN = """
        SELECT t.*, EXISTS (SELECT FROM turn o WHERE o.conversation_id = t.conversation_id AND o.created < t.created
                            AND (o.completed_at IS NULL OR o.completed_at > :at::timestamptz)) AS behind_another
        FROM turn t JOIN conversation c USING (conversation_id)
        WHERE t.turn_id = :turn AND t.conversation_id = :conversation AND c.workspace_id = :workspace AND t.created <= :as_of
        """;

    private final JdbcClient jdbc;

    TurnQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<TurnView> handle(FindTurn query) {
        return jdbc.sql(TURN)
            .param("turn", query.turnId().value())
            .param("conversation", query.conversationId().value())
            .param("workspace", query.workspaceId().value())
            .param("as_of", query.asOf() == null ? Long.MAX_VALUE : query.asOf().position())
            .param("at", query.asOf() == null ? "infinity" : query.asOf().at().toString())
            .query((row, no) -> view(TurnTable.row(row, no), row.getBoolean("behind_another"), query.turnId())).optional()
            .map(view -> query.asOf() == null ? view : TurnAsOf.of(view, query.asOf()));
    }

    @QueryHandler
    List<TurnId> handle(FindCompletedTurns query) {
        return jdbc.sql("SELECT turn_id FROM turn WHERE turn_id = ANY(:turns) AND completed_at IS NOT NULL")
            .param("turns", query.turns().stream().map(TurnId::value).toArray(String[]::new))
            .query((row, no) -> new TurnId(row.getString(1))).list();
    }

    private List<MessageView> messages(TurnId turn) {
        return ofTurn("SELECT * FROM message WHERE turn_id = :turn ORDER BY position", turn, Messages::view);
    }

    /** The components whose replies broke off. */
    private static Set<String> brokenOffAt(List<MessageView> messages) {
        return messages.stream().filter(MessageView::incomplete).map(MessageView::componentId).collect(Collectors.toSet());
    }

    private List<DispatchView> dispatches(TurnId turn, Set<String> brokenOffAt) {
        var attempts = ofTurn("SELECT * FROM attempt WHERE turn_id = :turn ORDER BY created", turn, AttemptQueries::view);
        return ofTurn("SELECT * FROM dispatch WHERE turn_id = :turn ORDER BY position", turn,
            (row, no) -> dispatch(row, attempts, brokenOffAt));
    }

    private List<DeliveryView> deliveries(TurnId turn) {
        return ofTurn("SELECT %s FROM delivery d WHERE d.turn_id = :turn ORDER BY d.created".formatted(Deliveries.COLUMNS), turn,
            Deliveries::view);
    }

    private <T> List<T> ofTurn(String sql, TurnId turn, RowMapper<T> row) {
        return jdbc.sql(sql).param("turn", turn.value()).query(row).list();
    }

    private TurnView view(TurnRow row, boolean behindAnother, TurnId turn) {
        var messages = messages(turn);
        return new TurnView(turn, new ConversationId(row.conversation()), status(row, behindAnother), row.state(), row.isFinal(),
            row.started().at(), row.completedAt(), messages, dispatches(turn, brokenOffAt(messages)), deliveries(turn));
    }

    private static String status(TurnRow row, boolean behindAnother) {
        if (row.completedAt() != null) {
            return "completed";
        }
        return behindAnother ? "queued" : "running";
    }

    private static DispatchView dispatch(ResultSet row, List<AttemptView> ofTurn, Set<String> brokenOffAt) throws SQLException {
        var id = new DispatchId(row.getString("dispatch_id"));
        var attempts = ofTurn.stream().filter(attempt -> attempt.dispatchId().equals(id)).toList();
        var component = row.getString("component_id");
        return new DispatchView(id, component, StoredJson.read(row.getString("route"), Route.class),
            row.getBoolean("failed") ? brokenOffAt.contains(component) ? "incomplete" : "failed" : outcome(attempts), attempts);
    }

    private static @Nullable String outcome(List<AttemptView> attempts) {
        return attempts.stream().anyMatch(attempt -> AttemptRow.Outcome.SUCCEEDED.equals(attempt.outcome())) ? "replied" : null;
    }
}
