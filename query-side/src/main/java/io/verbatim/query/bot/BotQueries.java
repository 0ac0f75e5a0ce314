package io.verbatim.query.bot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.query.Marks;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.ListBots;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BotQueries {

    private static final Listing<BotView> BOTS =
        Listing.newestFirst("bots", "*", "FROM bot WHERE workspace_id = :workspace AND NOT deleted", "created", BotQueries::bot);
    private static final String BOT = "SELECT * FROM bot WHERE bot_id = :bot AND workspace_id = :workspace AND NOT deleted";
    private static final String DRAFT = """
        SELECT d.* FROM draft d JOIN bot b USING (bot_id) WHERE b.bot_id = :bot AND b.workspace_id = :workspace AND NOT b.deleted
        """;

    private final JdbcClient jdbc;

    BotQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListBots query) {
        return BOTS.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value()));
    }

    @QueryHandler
    Optional<BotView> handle(FindBot query) {
        return jdbc.sql(BOT).param("bot", query.botId().value()).param("workspace", query.workspaceId().value())
            .query(BotQueries::bot).optional();
    }

    @QueryHandler
    Optional<DraftView> handle(FindDraft query) {
        return jdbc.sql(DRAFT).param("bot", query.botId().value()).param("workspace", query.workspaceId().value())
            .query(BotQueries::draft).optional();
    }

    private static BotView bot(ResultSet row, int no) throws SQLException {
        var marks = Marks.of(row);
        return new BotView(new BotId(row.getString("bot_id")), row.getString("name"), row.getString("description"),
            row.getObject("published_version", Integer.class), marks.createdAt(), marks.updatedAt(), marks.revision());
    }

    private static DraftView draft(ResultSet row, int no) throws SQLException {
        return new DraftView(new BotId(row.getString("bot_id")), StoredJson.read(row.getString("definition"), BotDraft.class),
            Columns.instant(row, "updated_at"), row.getLong("revision"));
    }
}
