package io.verbatim.query.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import io.verbatim.shared.channel.ChannelQuery.FindChannelsToServe;
import io.verbatim.shared.channel.ChannelQuery.ListChannels;
import io.verbatim.shared.channel.ChannelQuery.ListChannelsOf;
import io.verbatim.shared.channel.ChannelView;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelQueries {

    private static final String COLUMNS =
        "c.*, coalesce(b.name, '') AS bot_name, b.published_version, a.last_activity_at, " + Health.COLUMNS;
    private static final String CHANNELS = """
        FROM channel c LEFT JOIN bot b ON b.bot_id = c.bot_id
        %s
        WHERE c.workspace_id = :workspace AND NOT c.deleted""".formatted(Health.JOINS);
    private static final Listing<ChannelView> ALL = Listing.newestFirst("channels", COLUMNS, CHANNELS, "c.created", ChannelQueries::view);
    private static final Listing<ChannelView> OF_BOT =
        Listing.newestFirst("bot-channels", COLUMNS, CHANNELS + " AND c.bot_id = :bot", "c.created", ChannelQueries::view);
    private static final String CHANNEL = "SELECT %s %s AND c.channel_id = :channel".formatted(COLUMNS, CHANNELS);
    private static final String TO_SERVE = "SELECT * FROM channel WHERE channel_id = :channel AND NOT deleted";

    private final JdbcClient jdbc;

    ChannelQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListChannels query) {
        return ALL.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value()));
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListChannelsOf query) {
        return OF_BOT.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value(), "bot", query.botId().value()));
    }

    @QueryHandler
    Optional<ChannelView> handle(FindChannel query) {
        return jdbc.sql(CHANNEL).param("workspace", query.workspaceId().value()).param("channel", query.channelId().value())
            .query(ChannelQueries::view).optional();
    }

    @QueryHandler
    Optional<Channel> handle(FindChannelToServe query) {
        return jdbc.sql(TO_SERVE).param("channel", query.channelId().value()).query(ChannelTable::row).optional()
            .map(ChannelQueries::channel);
    }

    @QueryHandler
    List<Channel> handle(FindChannelsToServe query) {
        return jdbc.sql("SELECT * FROM channel WHERE channel_id = ANY(:ids) AND NOT deleted")
            .param("ids", query.channelIds().stream().map(ChannelId::value).toArray(String[]::new))
            .query((row, no) -> channel(ChannelTable.row(row, no))).list();
    }

    private static ChannelView view(ResultSet found, int no) throws SQLException {
        var row = ChannelTable.row(found, no);
        return new ChannelView(channel(row), found.getString("bot_name"), found.getObject("published_version", Integer.class),
            Health.of(found, row.settings().active()), Columns.instantOrNull(found, "last_activity_at"), row.marks().createdAt(),
            row.marks().updatedAt(), row.marks().revision());
    }

    private static Channel channel(ChannelRow row) {
        return new Channel(new ChannelId(row.id()), new WorkspaceId(row.workspace()), new BotId(row.bot()), row.settings(), row.keys());
    }
}
