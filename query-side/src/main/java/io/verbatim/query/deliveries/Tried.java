package io.verbatim.query.deliveries;

import java.time.Instant;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.SendNote;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One try of a delivery. */
record Tried(DeliveryId delivery, int no, int part, Instant at, String outcome, @Nullable String reason, @Nullable CallFacts call,
             @Nullable String providerRef, @Nullable SendNote note) {

    private static final String ADD = """
        INSERT INTO delivery_attempt (delivery_id, no, part, at, outcome, reason, status, latency_ms, node, provider_ref,
            detail, template, cut)
        SELECT * FROM unnest(:deliveries::text[], :numbers::text[]::integer[], :parts::text[]::integer[], :times::text[]::timestamptz[],
            :outcomes::text[], :reasons::text[], :statuses::text[]::integer[], :latencies::text[]::bigint[], :nodes::text[], :refs::text[],
            :details::text[], :templates::text[], :cuts::text[])
        ON CONFLICT (delivery_id, no) DO NOTHING
        """;

    static void addAll(JdbcClient jdbc, List<Tried> rows) {
        jdbc.sql(ADD)
            .param("deliveries", Columns.of(rows, Tried::delivery))
            .param("numbers", Columns.of(rows, Tried::no))
            .param("parts", Columns.of(rows, Tried::part))
            .param("times", Columns.of(rows, Tried::at))
            .param("outcomes", Columns.of(rows, Tried::outcome))
            .param("reasons", Columns.of(rows, Tried::reason))
            .param("statuses", Columns.of(rows, row -> row.call() == null ? null : row.call().status()))
            .param("latencies", Columns.of(rows, row -> row.call() == null ? null : row.call().latencyMs()))
            .param("nodes", Columns.of(rows, row -> row.call() == null ? null : row.call().node()))
            .param("refs", Columns.of(rows, Tried::providerRef))
            .param("details", Columns.of(rows, row -> row.note() == null ? null : row.note().detail()))
            .param("templates", Columns.of(rows, row -> row.note() == null ? null : row.note().template()))
            .param("cuts", Columns.of(rows, row -> row.note() == null ? null : row.note().cut()))
            .update();
    }
}
