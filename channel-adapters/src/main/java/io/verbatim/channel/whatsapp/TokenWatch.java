package io.verbatim.channel.whatsapp;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which channels have tokens to look after, and when that was done last. Times are the database's. */
@Component("whatsappTokenWatch")
class TokenWatch {
    private final JdbcClient jdbc;

    TokenWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on its token is looked after. */
    void add(Channel channel) {
        jdbc.sql("insert into whatsapp_token (channel_id, looked_at) values (?, clock_timestamp()) on conflict do nothing")
            .param(channel.id().value()).update();
    }

    /** Some that nobody has looked at for so long; no other node gets them meanwhile. */
    List<ChannelId> due(Duration since, int most) {
        return jdbc.sql("""
                update whatsapp_token set looked_at = clock_timestamp() where channel_id in (
                    select channel_id from whatsapp_token where looked_at < clock_timestamp() - make_interval(secs => ?)
                     order by looked_at limit ? for update skip locked)
                returning channel_id
                """)
            .params(since.toSeconds(), most).query((row, number) -> new ChannelId(row.getString(1))).list();
    }

    /** Whether it is time to complain about a channel's token again: once a day it is, to one caller. */
    boolean mayComplain(ChannelId channel) {
        return jdbc.sql("""
                update whatsapp_token set complained_at = clock_timestamp()
                 where channel_id = ? and (complained_at is null or complained_at < clock_timestamp() - interval '1 day')
                """)
            .param(channel.value()).update() == 1;
    }

    void forget(ChannelId channel) {
        jdbc.sql("delete from whatsapp_token where channel_id = ?").param(channel.value()).update();
    }
}
