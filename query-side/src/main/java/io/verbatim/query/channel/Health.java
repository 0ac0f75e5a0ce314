package io.verbatim.query.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.shared.channel.ChannelHealth;
import io.verbatim.shared.channel.ChannelHealth.LastError;
import org.jspecify.annotations.Nullable;

/** How a channel is doing, by what its adapter says and by what went over it. */
final class Health {

    static final String COLUMNS = """
        t.open AS open_troubles, t.problem, t.detail, t.at, a.failure, a.failure_detail, a.failure_at,
        l.failure AS reported, l.failed_at AS reported_at,
        coalesce(n.received, 0) AS received, coalesce(n.said, 0) AS said, coalesce(n.failed, 0) + r.failed AS failed""";
    static final String JOINS = """
        LEFT JOIN channel_trouble t ON t.channel_id = c.channel_id
        LEFT JOIN channel_activity a ON a.channel_id = c.channel_id
        LEFT JOIN LATERAL (SELECT sum(received) AS received, sum(said) AS said, sum(failed) AS failed FROM channel_count
            WHERE channel_id = c.channel_id AND hour > statement_timestamp() - interval '24 hours') n ON true
        LEFT JOIN LATERAL (SELECT count(*) AS failed FROM delivery
            WHERE channel_id = c.channel_id AND failed_at > statement_timestamp() - interval '24 hours') r ON true
        LEFT JOIN LATERAL (SELECT failure, failed_at FROM delivery WHERE channel_id = c.channel_id AND failed_at IS NOT NULL
            ORDER BY failed_at DESC LIMIT 1) l ON true""";
    private static final String TOKEN_ERROR = "token_error";

    private Health() {
    }

    static ChannelHealth of(ResultSet row, boolean active) throws SQLException {
        var kept = row.getArray("open_troubles");
        var open = kept == null ? List.<String>of() : List.of((String[]) kept.getArray());
        var trouble = error(row, "problem", "detail", "at");
        // What fails because of it does not hide it.
        var last = !open.isEmpty() && trouble != null ? trouble : latest(trouble, failure(row));
        return new ChannelHealth(status(open, active), last, row.getLong("received"), row.getLong("said"), row.getLong("failed"));
    }

    /** What is the matter is said of a channel that is shut, too: it may be why. */
    static String status(List<String> open, boolean active) {
        if (open.contains(TOKEN_ERROR)) {
            return TOKEN_ERROR;
        }
        return !open.isEmpty() ? "error" : active ? "active" : "inactive";
    }

    private static @Nullable LastError error(ResultSet row, String problem, String detail, String at) throws SQLException {
        var time = Columns.instantOrNull(row, at);
        return time == null ? null : new LastError(row.getString(problem), row.getString(detail), time);
    }

    /** What failed at once, or after the provider had taken it. */
    private static @Nullable LastError failure(ResultSet row) throws SQLException {
        var reportedAt = Columns.instantOrNull(row, "reported_at");
        var reported = reportedAt == null ? null : new LastError("delivery_failed", row.getString("reported"), reportedAt);
        return latest(error(row, "failure", "failure_detail", "failure_at"), reported);
    }

    private static @Nullable LastError latest(@Nullable LastError one, @Nullable LastError other) {
        return one == null || other != null && other.at().isAfter(one.at()) ? other : one;
    }
}
