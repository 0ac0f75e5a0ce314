package io.verbatim.channel.whatsapp;

import io.verbatim.shared.channel.ChannelId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files of ours Meta has, under which ids. Meta keeps them for 30 days. */
@Component("whatsappUploadTable")
class UploadTable {
    private final JdbcClient jdbc;

    UploadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(ChannelId channel, String file) {
        return jdbc.sql("""
                select media_id from whatsapp_upload where channel_id = ? and file = ? and at > clock_timestamp() - interval '29 days'""")
            .params(channel.value(), file).query(String.class).optional();
    }

    /** Some that Meta does not have any more are forgotten along with it. */
    void put(ChannelId channel, String file, String mediaId) {
        jdbc.sql("""
                with gone as (
                    delete from whatsapp_upload where (channel_id, file) in (
                        select channel_id, file from whatsapp_upload
                         where at < clock_timestamp() - interval '30 days' and file <> ? limit 100))
                insert into whatsapp_upload (channel_id, file, media_id) values (?, ?, ?)
                    on conflict (channel_id, file) do update set media_id = excluded.media_id, at = clock_timestamp()
                """)
            .params(file, channel.value(), file, mediaId).update();
    }
}
