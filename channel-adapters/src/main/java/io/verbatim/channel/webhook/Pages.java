package io.verbatim.channel.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which channel a page id names: the settings of channels are the truth, and this table says which of them comes first. */
@Component
class Pages {
    private static final String CLAIM = """
        insert into webhook_page (page_id, channel_id) values (?, ?) on conflict (page_id) do update set claimed_at = clock_timestamp()
         where webhook_page.channel_id = excluded.channel_id
        """;
    // Who has just claimed it may not be seen yet.
    private static final String TAKE_OVER = """
        update webhook_page set channel_id = ?, claimed_at = clock_timestamp()
         where page_id = ? and channel_id = ? and claimed_at < clock_timestamp() - interval '1 minute'
        """;

    private final Cache<String, Optional<ChannelId>> known;
    private final ServedChannels channels;
    private final JdbcClient jdbc;

    Pages(ServedChannels channels, JdbcClient jdbc, SetUpCaches caches) {
        this.known = caches.open();
        this.channels = channels;
        this.jdbc = jdbc;
    }

    /** The channel that this page id names. */
    Optional<Channel> find(String page) {
        return known.get(page, this::holder).flatMap(channels::find).filter(channel -> uses(channel, page));
    }

    /** Refused with INVALID if another channel uses it. */
    void claim(String page, ChannelId channel) {
        boolean ours = jdbc.sql(CLAIM).params(page, channel.value()).update() == 1;
        if (!ours && !isTakenOver(page, channel)) {
            throw new Refused(Refused.Code.INVALID, "A field is not acceptable",
                List.of(new Fault("config.page_id", "is used by another channel")));
        }
    }

    private boolean isTakenOver(String page, ChannelId channel) {
        return holder(page).filter(holder -> channels.find(holder).filter(other -> uses(other, page)).isEmpty())
            .filter(holder -> jdbc.sql(TAKE_OVER).params(channel.value(), page, holder.value()).update() == 1).isPresent();
    }

    private Optional<ChannelId> holder(String page) {
        return jdbc.sql("select channel_id from webhook_page where page_id = ?").param(page).query(String.class).optional().map(ChannelId::new);
    }

    private static boolean uses(Channel channel, String page) {
        var settings = channel.settings();
        return settings.kind().equals(WebhookKind.NAME) && page.equals(settings.config().get("page_id"));
    }
}
