package io.verbatim.query.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.deliveries.DeliveryRow.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryTable implements Fold.Table<DeliveryRow> {

    private static final String SAVE = """
        INSERT INTO delivery (delivery_id, workspace_id, channel_id, conversation_id, turn_id, message_id, state, reason, detail,
            provider_status, round, part, attempts, failed_at, failed_part, failure, created, created_at, requested, updated_at, position)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :channels::text[], :conversations::text[], :turns::text[],
            :messages::text[], :states::text[], :reasons::text[], :details::text[], :statuses::text[], :rounds::text[]::integer[],
            :parts::text[]::integer[], :attempts::text[]::integer[], :failed_at::text[]::timestamptz[], :failed_parts::text[]::integer[],
            :failures::text[], :created::text[]::bigint[], :created_at::text[]::timestamptz[], :requested::text[]::bigint[],
            :updated_at::text[]::timestamptz[], :positions::text[]::bigint[])
        ON CONFLICT (delivery_id) DO UPDATE SET state = excluded.state, reason = excluded.reason, detail = excluded.detail,
            provider_status = excluded.provider_status, round = excluded.round, part = excluded.part, attempts = excluded.attempts,
            failed_at = excluded.failed_at, failed_part = excluded.failed_part, failure = excluded.failure, requested = excluded.requested,
            updated_at = excluded.updated_at, position = excluded.position
        """;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DeliveryRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM delivery WHERE delivery_id = ANY(:ids)").param("ids", ids).query(DeliveryTable::row).list();
    }

    @Override
    public void save(List<DeliveryRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, DeliveryRow::id))
            .param("workspaces", Columns.of(rows, DeliveryRow::workspace))
            .param("channels", Columns.of(rows, DeliveryRow::channel))
            .param("conversations", Columns.of(rows, DeliveryRow::conversation))
            .param("turns", Columns.of(rows, DeliveryRow::turn))
            .param("messages", Columns.of(rows, DeliveryRow::message))
            .param("states", Columns.of(rows, DeliveryRow::state))
            .param("reasons", Columns.of(rows, DeliveryRow::reason))
            .param("details", Columns.of(rows, DeliveryRow::detail))
            .param("statuses", Columns.of(rows, DeliveryRow::providerStatus))
            .param("rounds", Columns.of(rows, DeliveryRow::round))
            .param("parts", Columns.of(rows, DeliveryRow::part))
            .param("attempts", Columns.of(rows, DeliveryRow::attempts))
            .param("failed_at", Columns.of(rows, row -> row.failure() == null ? null : row.failure().at()))
            .param("failed_parts", Columns.of(rows, row -> row.failure() == null ? null : row.failure().part()))
            .param("failures", Columns.of(rows, row -> row.failure() == null ? null : row.failure().why()))
            .param("created", Columns.of(rows, row -> row.created().position()))
            .param("created_at", Columns.of(rows, row -> row.created().at()))
            .param("requested", Columns.of(rows, DeliveryRow::requested))
            .param("updated_at", Columns.of(rows, row -> row.updated().at()))
            .param("positions", Columns.of(rows, DeliveryRow::position))
            .update();
    }

    private static DeliveryRow row(ResultSet row, int no) throws SQLException {
        return new DeliveryRow(row.getString("delivery_id"), row.getString("workspace_id"), row.getString("channel_id"),
            row.getString("conversation_id"), row.getString("turn_id"), row.getString("message_id"), row.getString("state"),
            row.getString("reason"), row.getString("detail"), row.getString("provider_status"), row.getInt("round"), row.getInt("part"),
            row.getInt("attempts"), failure(row), new Seen(row.getLong("created"), Columns.instant(row, "created_at")), row.getLong("requested"),
            new Seen(row.getLong("position"), Columns.instant(row, "updated_at")));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        var at = Columns.instantOrNull(row, "failed_at");
        return at == null ? null : new Failure(at, row.getInt("failed_part"), row.getString("failure"));
    }
}
