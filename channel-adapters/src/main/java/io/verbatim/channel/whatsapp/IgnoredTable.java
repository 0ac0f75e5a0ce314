package io.verbatim.channel.whatsapp;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.shared.channel.ChannelId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages were not for a bot, and why; their ids as keyed hashes, for they hold telephone numbers. */
@Component("whatsappIgnoredTable")
class IgnoredTable {
    private final JdbcClient jdbc;
    private final Signatures signatures;

    IgnoredTable(JdbcClient jdbc, Signatures signatures) {
        this.jdbc = jdbc;
        this.signatures = signatures;
    }

    void addAll(ChannelId channel, List<String> messageIds, String reason) {
        var hashes = messageIds.stream().map(id -> signatures.of("whatsapp-messages", channel + "\n" + id)).toArray(String[]::new);
        jdbc.sql("insert into whatsapp_ignored (channel_id, message, reason) select ?, unnest(?), ? on conflict do nothing")
            .params(channel.value(), hashes, reason).update();
    }
}
