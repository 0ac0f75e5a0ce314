package io.verbatim.query.deliveries;

import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a provider said of a part. */
record Reported(DeliveryStatusReceived event, Seen seen) {

    private static final String ADD = """
        INSERT INTO delivery_report (position, delivery_id, part, status, provider_at, at, detail)
        SELECT * FROM unnest(:positions::text[]::bigint[], :deliveries::text[], :parts::text[]::integer[], :statuses::text[],
            :provider_times::text[]::timestamptz[], :times::text[]::timestamptz[], :details::text[])
        ON CONFLICT (position) DO NOTHING
        """;

    static void addAll(JdbcClient jdbc, List<Reported> rows) {
        jdbc.sql(ADD)
            .param("positions", Columns.of(rows, row -> row.seen().position()))
            .param("deliveries", Columns.of(rows, row -> row.event().deliveryId()))
            .param("parts", Columns.of(rows, row -> row.event().part()))
            .param("statuses", Columns.of(rows, row -> row.event().status()))
            .param("provider_times", Columns.of(rows, row -> row.event().providerAt()))
            .param("times", Columns.of(rows, row -> row.seen().at()))
            .param("details", Columns.of(rows, row -> row.event().detail()))
            .update();
    }
}
