package io.verbatim.channel.alert;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is to tell. Due by the database's clock; each e-mail is one node's at a time. */
@Component
class AlertTable {
    /** Longer than one e-mail can take. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(15);

    private static final String RAISE = """
        insert into channel_alert as a (channel_id, problem, channel_kind, channel_name, recipients, detail, times, first_at, last_at, due_at)
        values (?, ?, ?, ?, ?, ?, ?, statement_timestamp(), statement_timestamp(), statement_timestamp())
            on conflict (channel_id, problem) do update set channel_kind = excluded.channel_kind, channel_name = excluded.channel_name,
               recipients = excluded.recipients, detail = excluded.detail, times = a.times + excluded.times,
               first_at = case when a.times = 0 then excluded.first_at else a.first_at end, last_at = excluded.last_at,
               due_at = coalesce(a.due_at, greatest(excluded.due_at, a.sent_at + make_interval(secs => ?)))
        """;
    private static final String TAKE = """
        with due as (
            select channel_id, problem from channel_alert where due_at <= statement_timestamp() order by due_at limit 1
               for update skip locked)
        update channel_alert a set due_at = clock_timestamp() + make_interval(secs => ?), tries = a.tries + 1
          from due
         where a.channel_id = due.channel_id and a.problem = due.problem
        returning a.*, (extract(epoch from clock_timestamp() - a.first_at) * 1000)::bigint as age
        """;
    // Who took it over meanwhile has counted one try more.
    private static final String TOLD = """
        update channel_alert set times = times - ?, tries = 0, sent_at = clock_timestamp(), first_at = last_at,
               due_at = case when times > ? then clock_timestamp() + make_interval(secs => ?) end
         where channel_id = ? and problem = ? and tries = ?
        """;
    private static final String POSTPONE = """
        update channel_alert set due_at = clock_timestamp() + make_interval(secs => ?)
         where channel_id = ? and problem = ? and tries = ?
        """;

    private final JdbcClient jdbc;

    AlertTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void raise(Channel channel, List<String> recipients, String problem, String detail, long times) {
        jdbc.sql(RAISE)
            .params(channel.id().value(), problem, channel.settings().kind(), channel.settings().name(), recipients.toArray(String[]::new),
                detail, times, QUIET.toSeconds())
            .update();
    }

    /** What has been due for longest. It is this node's for some minutes. */
    Optional<Alert> take() {
        return jdbc.sql(TAKE).param(LEASE.toSeconds()).query(AlertTable::alert).optional();
    }

    /** Strikes off what was told; what came meanwhile is told later. */
    void told(Alert alert) {
        jdbc.sql(TOLD)
            .params(alert.times(), alert.times(), QUIET.toSeconds(), alert.channelId().value(), alert.problem(), alert.tries())
            .update();
    }

    void postpone(Alert alert, Duration pause) {
        jdbc.sql(POSTPONE).params(pause.toSeconds(), alert.channelId().value(), alert.problem(), alert.tries()).update();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        var recipients = List.of((String[]) row.getArray("recipients").getArray());
        return new Alert(new ChannelId(row.getString("channel_id")), row.getString("problem"), row.getString("channel_kind"),
            row.getString("channel_name"), recipients, row.getString("detail"), row.getLong("times"), time(row, "first_at"),
            time(row, "last_at"), row.getInt("tries"), Duration.ofMillis(row.getLong("age")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
