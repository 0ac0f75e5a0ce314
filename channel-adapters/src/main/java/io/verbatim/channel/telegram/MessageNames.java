package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.MessageKeys;
import io.verbatim.channel.telegram.Update.Origin;
import io.verbatim.shared.channel.Channel;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers by which update a message came: changes of it name the message only. As long as Telegram lets users change it. */
@Component("telegramMessageNames")
class MessageNames {
    private final JdbcClient jdbc;
    private final MessageKeys keys;

    MessageNames(JdbcClient jdbc, MessageKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** @param key names the update for ever */
    void remember(Channel channel, Origin origin, String key) {
        jdbc.sql("insert into telegram_message (name, key) values (?, ?) on conflict (name) do update set key = excluded.key")
            .params(name(channel, origin), key).update();
    }

    Optional<String> key(Channel channel, Origin origin) {
        return jdbc.sql("select key from telegram_message where name = ?").param(name(channel, origin)).query(String.class).optional();
    }

    /** Forgets some of those that can be changed no more. */
    int forgetTheOld(int most) {
        return jdbc.sql("""
                delete from telegram_message where name in (
                    select name from telegram_message where at < clock_timestamp() - interval '2 days' limit ?)
                """).param(most).update();
    }

    private String name(Channel channel, Origin origin) {
        return keys.key(channel.id(), origin.name());
    }
}
