package io.verbatim.query;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Deliveries as they are read. */
public final class Deliveries {

    /** What {@link #view} needs of a delivery named {@code d}. */
    public static final String COLUMNS = """
        d.*, (SELECT json_agg(json_build_object('no', a.no, 'part', a.part + 1, 'at', a.at, 'outcome', a.outcome, 'reason', a.reason,
                                                'detail', a.detail, 'status', a.status, 'latency_ms', a.latency_ms, 'node', a.node,
                                                'template', a.template, 'cut', a.cut) ORDER BY a.no)
              FROM delivery_attempt a WHERE a.delivery_id = d.delivery_id) AS tries""";

    private Deliveries() {
    }

    /** A row of {@link #COLUMNS}. */
    public static DeliveryView view(ResultSet row, int no) throws SQLException {
        return new DeliveryView(new DeliveryId(row.getString("delivery_id")), new MessageId(row.getString("message_id")),
            new ChannelId(row.getString("channel_id")), new ConversationId(row.getString("conversation_id")),
            new TurnId(row.getString("turn_id")), row.getString("state"), row.getString("reason"), row.getString("detail"),
            row.getString("provider_status"), row.getInt("round"), attempts(row), Columns.instant(row, "created_at"),
            Columns.instant(row, "updated_at"));
    }

    private static List<DeliveryView.Attempt> attempts(ResultSet row) throws SQLException {
        var json = row.getString("tries");
        return json == null ? List.of() : List.of(StoredJson.read(json, DeliveryView.Attempt[].class));
    }
}
