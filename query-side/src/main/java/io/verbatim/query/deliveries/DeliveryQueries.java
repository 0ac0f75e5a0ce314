package io.verbatim.query.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Deliveries;
import io.verbatim.query.Listing;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Paged;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryPlace;
import io.verbatim.shared.conversation.DeliveryQuery.Filter;
import io.verbatim.shared.conversation.DeliveryQuery.FindDelivery;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetition;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetitions;
import io.verbatim.shared.conversation.DeliveryQuery.FindReported;
import io.verbatim.shared.conversation.DeliveryQuery.ListDeliveries;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.Outgoing;
import io.verbatim.shared.conversation.Repetition;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryQueries {

    private static final String OF_CHANNEL = """
        FROM delivery d WHERE d.channel_id = :channel AND d.workspace_id = :workspace
            AND (:state::text IS NULL OR d.state = :state) AND (:from::timestamptz IS NULL OR d.created_at >= :from::timestamptz)
            AND (:to::timestamptz IS NULL OR d.created_at < :to::timestamptz)
        """;
    private static final Listing<DeliveryView> DELIVERIES =
        Listing.newestFirst("deliveries", Deliveries.COLUMNS, OF_CHANNEL, "d.created", Deliveries::view);
    private static final String ONE = "SELECT %s FROM delivery d WHERE d.delivery_id = :delivery AND d.workspace_id = :workspace"
        .formatted(Deliveries.COLUMNS);
    private static final String REPETITION = """
        SELECT d.state, d.round, d.part, d.attempts, e.payload FROM delivery d JOIN event e ON e.global_index = d.requested
        WHERE d.delivery_id = :delivery AND d.workspace_id = :workspace
        """;
    private static final String REPETITIONS = """
        SELECT d.state, d.round, d.part, d.attempts, e.payload FROM (SELECT d.* %s AND d.state IN ('failed', 'unknown')
            ORDER BY d.created LIMIT :limit) d JOIN event e ON e.global_index = d.requested ORDER BY d.created
        """.formatted(OF_CHANNEL);
    private static final String BY_ID = "SELECT d.*, 0 AS reported FROM delivery d WHERE d.delivery_id = :delivery AND d.channel_id = :channel";
    private static final String BY_REF = """
        SELECT d.*, a.part AS reported FROM delivery_attempt a JOIN delivery d USING (delivery_id)
        WHERE a.provider_ref = :ref AND d.channel_id = :channel LIMIT 1
        """;

    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListDeliveries query) {
        return DELIVERIES.readEstimated(jdbc, query.page(), parameters(query.workspaceId(), query.channelId(), query.filter()));
    }

    @QueryHandler
    Optional<DeliveryView> handle(FindDelivery query) {
        return jdbc.sql(ONE).param("delivery", query.deliveryId().value()).param("workspace", query.workspaceId().value())
            .query(Deliveries::view).optional();
    }

    @QueryHandler
    Optional<Repetition> handle(FindRepetition query) {
        return jdbc.sql(REPETITION).param("delivery", query.deliveryId().value()).param("workspace", query.workspaceId().value())
            .query(DeliveryQueries::repetition).optional();
    }

    @QueryHandler
    List<Repetition> handle(FindRepetitions query) {
        return jdbc.sql(REPETITIONS).params(parameters(query.workspaceId(), query.channelId(), query.filter()))
            .param("limit", query.limit()).query(DeliveryQueries::repetition).list();
    }

    @QueryHandler
    Optional<DeliveryPlace> handle(FindReported query) {
        var channel = query.channelId().value();
        Optional<DeliveryPlace> named = query.deliveryId() == null ? Optional.empty()
            : jdbc.sql(BY_ID).param("delivery", query.deliveryId().value()).param("channel", channel).query(DeliveryQueries::place).optional();
        return named.isPresent() || query.providerRef() == null ? named
            : jdbc.sql(BY_REF).param("ref", query.providerRef()).param("channel", channel).query(DeliveryQueries::place).optional();
    }

    private static Map<String, Object> parameters(WorkspaceId workspace, ChannelId channel, Filter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("workspace", workspace.value());
        parameters.put("channel", channel.value());
        parameters.put("state", filter.state());
        parameters.put("from", Columns.time(filter.from()));
        parameters.put("to", Columns.time(filter.to()));
        return parameters;
    }

    private static Repetition repetition(ResultSet row, int no) throws SQLException {
        var was = Outgoing.of(StoredJson.read(row.getString("payload"), DeliveryRequested.class));
        var next = new Outgoing(was.deliveryId(), was.conversationId(), was.turnId(), was.messageId(), was.pin(), was.sessionId(), was.user(),
            was.message(), was.no(), row.getInt("round") + 1, was.intent());
        return new Repetition(row.getString("state"), next, row.getInt("part"), row.getInt("attempts"));
    }

    private static DeliveryPlace place(ResultSet row, int no) throws SQLException {
        return new DeliveryPlace(new WorkspaceId(row.getString("workspace_id")), new ConversationId(row.getString("conversation_id")),
            new TurnId(row.getString("turn_id")), new DeliveryId(row.getString("delivery_id")), row.getInt("reported"));
    }
}
