package io.verbatim.query.workspace;

import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WorkspaceQueries {

    private static final String ONE = "SELECT * FROM workspace WHERE workspace_id = :workspace AND NOT closed";

    private final JdbcClient jdbc;

    WorkspaceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<WorkspaceView> handle(FindWorkspace query) {
        return jdbc.sql(ONE).param("workspace", query.workspaceId().value()).query(WorkspaceQueries::view).optional();
    }

    private static WorkspaceView view(ResultSet found, int no) throws SQLException {
        var row = WorkspaceTable.row(found, no);
        return new WorkspaceView(new WorkspaceId(row.id()), row.name(), row.retentionDays(), row.marks().createdAt(),
            row.marks().updatedAt(), row.marks().revision());
    }
}
