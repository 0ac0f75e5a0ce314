package io.verbatim.channel.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tokens of buttons stand for. Options of flows are the same each time, and are written once a day. */
@Component
class OptionTable {
    private static final int MOST_KNOWN = 20_000;

    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(Duration.ofDays(1)).build();
    private final JdbcClient jdbc;

    OptionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Durable when it returns: before anybody can press a button. */
    void remember(ChannelId channel, List<String> options) {
        var fresh = options.stream().distinct().filter(option -> known.getIfPresent(name(channel, option)) == null).toList();
        if (!fresh.isEmpty()) {
            jdbc.sql("""
                    insert into telegram_option (channel_id, token, option_id) select ?, * from unnest(?::text[], ?::text[])
                        on conflict (channel_id, token) do update set used_at = excluded.used_at
                    """)
                .params(channel.value(), fresh.stream().map(OptionToken::of).toArray(String[]::new), fresh.toArray(String[]::new)).update();
            fresh.forEach(option -> known.put(name(channel, option), true));
        }
    }

    Optional<String> find(ChannelId channel, String token) {
        return jdbc.sql("select option_id from telegram_option where channel_id = ? and token = ?").params(channel.value(), token)
            .query(String.class).optional();
    }

    /** Forgets some of what nobody was offered for a quarter of a year. */
    int forgetTheOld(int most) {
        return jdbc.sql("""
                delete from telegram_option where (channel_id, token) in (
                    select channel_id, token from telegram_option where used_at < clock_timestamp() - interval '90 days' limit ?)
                """).param(most).update();
    }

    private static String name(ChannelId channel, String option) {
        return channel + " " + option;
    }
}
