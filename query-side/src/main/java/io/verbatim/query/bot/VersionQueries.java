package io.verbatim.query.bot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotQuery.FindPublishedVersion;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotQuery.ListVersions;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.VersionView;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class VersionQueries {

    private static final String COLUMNS =
        "v.version, v.published_at, v.published_by, v.notes, v.version IS NOT DISTINCT FROM b.published_version AS active";
    private static final String OF_BOT =
        "FROM bot_version v JOIN bot b USING (bot_id) WHERE b.bot_id = :bot AND b.workspace_id = :workspace AND NOT b.deleted"
            // Below are drafts that were frozen for tests.
            + " AND v.version > 0";
    private static final Listing<VersionView> VERSIONS =
        Listing.newestFirst("versions", COLUMNS, OF_BOT, "v.version", (row, no) -> view(row, null));
    private static final String VERSION = "SELECT " + COLUMNS + ", v.definition " + OF_BOT + " AND v.version = :version";
    // A session stays on its version even when the bot is gone.
    private static final String FLOW = "SELECT * FROM bot_version WHERE bot_id = :bot AND version = :version";
    private static final String PUBLISHED =
        "SELECT published_version FROM bot WHERE bot_id = :bot AND NOT deleted AND published_version IS NOT NULL";

    private final JdbcClient jdbc;

    VersionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListVersions query) {
        return VERSIONS.read(jdbc, query.page(), Map.of("bot", query.botId().value(), "workspace", query.workspaceId().value()));
    }

    @QueryHandler
    Optional<VersionView> handle(FindVersion query) {
        return jdbc.sql(VERSION)
            .param("bot", query.botId().value()).param("workspace", query.workspaceId().value()).param("version", query.version())
            .query((row, no) -> view(row, definition(row))).optional();
    }

    @QueryHandler
    Optional<BotVersion> handle(FindFlow query) {
        return jdbc.sql(FLOW).param("bot", query.botId().value()).param("version", query.version()).query(VersionQueries::flow).optional();
    }

    @QueryHandler
    Optional<Integer> handle(FindPublishedVersion query) {
        return jdbc.sql(PUBLISHED).param("bot", query.botId().value()).query(Integer.class).optional();
    }

    private static VersionView view(ResultSet row, @Nullable BotDraft definition) throws SQLException {
        return new VersionView(row.getInt("version"), Columns.instant(row, "published_at"), row.getString("published_by"),
            row.getString("notes"), row.getBoolean("active"), definition);
    }

    private static BotVersion flow(ResultSet row, int no) throws SQLException {
        return new BotVersion(new BotId(row.getString("bot_id")), row.getString("bot_name"), row.getInt("version"), definition(row));
    }

    private static BotDraft definition(ResultSet row) throws SQLException {
        return StoredJson.read(row.getString("definition"), BotDraft.class);
    }
}
