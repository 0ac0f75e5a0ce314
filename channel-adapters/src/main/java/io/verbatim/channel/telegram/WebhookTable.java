package io.verbatim.channel.telegram;

import io.verbatim.shared.channel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is still to be said to Telegram, due by the database's clock, by one node at a time. */
@Component
class WebhookTable {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    WebhookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on this bot is to call us for the channel, and no other. */
    void want(ChannelId channel, String tokenId) {
        unwantOthers(channel, tokenId);
        jdbc.sql("""
                insert into telegram_webhook (channel_id, token_id, wanted, due_at) values (?, ?, true, clock_timestamp())
                    on conflict (channel_id, token_id) do update set wanted = true, due_at = clock_timestamp(), tries = 0
                """)
            .params(channel.value(), tokenId).update();
    }

    /** No bot is to call us for the channel any more. */
    void unwant(ChannelId channel) {
        unwantOthers(channel, "");
    }

    private void unwantOthers(ChannelId channel, String tokenId) {
        jdbc.sql("""
                update telegram_webhook set wanted = false, due_at = clock_timestamp(), tries = 0
                 where channel_id = ? and token_id <> ? and wanted
                """)
            .params(channel.value(), tokenId).update();
    }

    /** What has been due for longest: this caller's for a minute. */
    Optional<Row> take() {
        return jdbc.sql("""
                with due as (
                    select channel_id, token_id from telegram_webhook where due_at <= statement_timestamp() order by due_at limit 1
                       for update skip locked)
                update telegram_webhook w set due_at = clock_timestamp() + make_interval(secs => ?), tries = w.tries + 1
                  from due
                 where w.channel_id = due.channel_id and w.token_id = due.token_id
                returning w.*
                """)
            .param(LEASE.toSeconds()).query(WebhookTable::row).optional();
    }

    /** It was said, unless something else is to be said by now. */
    void done(Row row) {
        jdbc.sql("""
                update telegram_webhook set due_at = null, tries = 0 where channel_id = ? and token_id = ? and wanted = ? and tries = ?
                """)
            .params(row.channelId().value(), row.tokenId(), row.wanted(), row.tries()).update();
        jdbc.sql("delete from telegram_webhook where channel_id = ? and token_id = ? and not wanted and due_at is null")
            .params(row.channelId().value(), row.tokenId()).update();
    }

    void postpone(Row row, Duration pause) {
        jdbc.sql("""
                update telegram_webhook set due_at = clock_timestamp() + make_interval(secs => ?)
                 where channel_id = ? and token_id = ? and wanted = ? and tries = ?
                """)
            .params(pause.toSeconds(), row.channelId().value(), row.tokenId(), row.wanted(), row.tries()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(new ChannelId(row.getString("channel_id")), row.getString("token_id"), row.getBoolean("wanted"), row.getInt("tries"));
    }

    /** Whether a bot is to call us, and how often we tried to say so. */
    record Row(ChannelId channelId, String tokenId, boolean wanted, int tries) { }
}
