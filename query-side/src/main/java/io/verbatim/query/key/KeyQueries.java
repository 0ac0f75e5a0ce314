package io.verbatim.query.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKey;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
import io.verbatim.shared.workspace.WorkspaceQuery.ListKeys;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KeyQueries {

    private static final Listing<KeyView> KEYS =
        Listing.newestFirst("api-keys", "*", "FROM api_key WHERE workspace_id = :workspace AND NOT revoked", "created", KeyQueries::view);
    private static final String BY_DIGEST = "SELECT * FROM api_key WHERE digest = :digest AND NOT revoked ORDER BY created LIMIT 1";
    private static final String ONE = "SELECT * FROM api_key WHERE key_id = :key AND workspace_id = :workspace AND NOT revoked";

    private final JdbcClient jdbc;

    KeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<KeyView> handle(FindKeyByDigest query) {
        return jdbc.sql(BY_DIGEST).param("digest", query.digest().value()).query(KeyQueries::view).optional();
    }

    @QueryHandler
    Optional<KeyView> handle(FindKey query) {
        return jdbc.sql(ONE).param("key", query.keyId().value()).param("workspace", query.workspaceId().value())
            .query(KeyQueries::view).optional();
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListKeys query) {
        return KEYS.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value()));
    }

    private static KeyView view(ResultSet found, int no) throws SQLException {
        var row = KeyTable.row(found, no);
        return new KeyView(row.key().id(), new WorkspaceId(row.workspace()), row.name(), row.role(), row.key().last4(),
            row.requestsPerMinute(), row.marks().createdAt(), row.marks().updatedAt(), row.marks().revision());
    }
}
