package io.verbatim.query.backend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Columns;
import io.verbatim.query.Listing;
import io.verbatim.query.Marks;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Paged;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendQuery.FindBackendToCall;
import io.verbatim.shared.backend.BackendQuery.FindBackendsOf;
import io.verbatim.shared.backend.BackendQuery.ListBackends;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.backend.BackendView.Health;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BackendQueries {

    private static final String COLUMNS = """
        %s, s.backend_id IS NOT NULL AS called, s.last_success_at, s.last_failure_at, s.last_failure_reason, s.consecutive_failures,
        s.succeeded, s.failed""".formatted(BreakerColumns.WITH);
    private static final String WITH_STATUS = """
        FROM backend b LEFT JOIN integration_status s USING (backend_id) LEFT JOIN integration_breaker k USING (backend_id)
        WHERE b.workspace_id = :workspace AND NOT b.removed
            AND NOT EXISTS (SELECT FROM bot WHERE bot.bot_id = b.bot_id AND bot.deleted)""";
    private static final Listing<BackendView> BACKENDS =
        Listing.oldestFirst("integrations", COLUMNS, WITH_STATUS + " AND b.bot_id = :bot", "b.created", BackendQueries::view);
    private static final String BACKEND = "SELECT %s %s AND b.backend_id = :backend".formatted(COLUMNS, WITH_STATUS);
    private static final String WITH_BREAKER =
        "SELECT %s FROM backend b LEFT JOIN integration_breaker k USING (backend_id) ".formatted(BreakerColumns.WITH);
    private static final String OF_BOT = WITH_BREAKER + "WHERE b.bot_id = :bot AND NOT b.removed ORDER BY b.created";
    private static final String TO_CALL = WITH_BREAKER + "WHERE b.backend_id = :backend AND NOT b.removed";

    private final JdbcClient jdbc;

    BackendQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListBackends query) {
        return BACKENDS.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value(), "bot", query.botId().value()));
    }

    @QueryHandler
    Optional<BackendView> handle(FindBackend query) {
        return jdbc.sql(BACKEND).param("workspace", query.workspaceId().value()).param("backend", query.backendId().value())
            .query(BackendQueries::view).optional();
    }

    @QueryHandler
    List<Backend> handle(FindBackendsOf query) {
        return jdbc.sql(OF_BOT).param("bot", query.botId().value()).query(BackendQueries::backend).list();
    }

    @QueryHandler
    Optional<Backend> handle(FindBackendToCall query) {
        return jdbc.sql(TO_CALL).param("backend", query.backendId().value()).query(BackendQueries::backend).optional();
    }

    private static BackendView view(ResultSet row, int no) throws SQLException {
        var marks = Marks.of(row);
        return new BackendView(backend(row, no), row.getBoolean("called") ? health(row) : Health.UNKNOWN, marks.createdAt(),
            marks.updatedAt(), marks.revision());
    }

    private static Backend backend(ResultSet row, int no) throws SQLException {
        return new Backend(new BackendId(row.getString("backend_id")), new WorkspaceId(row.getString("workspace_id")),
            new BotId(row.getString("bot_id")), StoredJson.read(row.getString("settings"), BackendSettings.class),
            BreakerColumns.state(row));
    }

    private static Health health(ResultSet row) throws SQLException {
        int failures = row.getInt("consecutive_failures");
        return new Health(failures == 0 ? "healthy" : "failing", Columns.instantOrNull(row, "last_success_at"),
            Columns.instantOrNull(row, "last_failure_at"), row.getString("last_failure_reason"), failures, row.getLong("succeeded"),
            row.getLong("failed"));
    }
}
