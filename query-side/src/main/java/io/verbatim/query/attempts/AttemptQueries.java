package io.verbatim.query.attempts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.AttemptView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.ListAttempts;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.TurnId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AttemptQueries {

    private static final Listing<AttemptView> ATTEMPTS = Listing.newestFirst("attempts", "a.*", """
        FROM attempt a WHERE a.backend_id = (SELECT backend_id FROM backend WHERE backend_id = :backend AND workspace_id = :workspace)
        """, "a.created", AttemptQueries::view);

    private final JdbcClient jdbc;

    AttemptQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListAttempts query) {
        return ATTEMPTS.readEstimated(jdbc, query.page(),
            Map.of("backend", query.backendId().value(), "workspace", query.workspaceId().value()));
    }

    static AttemptView view(ResultSet found, int no) throws SQLException {
        var row = AttemptTable.row(found, no);
        var outcome = row.outcome();
        return new AttemptView(new AttemptId(row.id()), new DispatchId(row.dispatch()), new ConversationId(row.conversation()),
            new TurnId(row.turn()), row.no(), new BackendId(row.backend()), row.started().at(), outcome.word(), outcome.reason(),
            outcome.detail(), outcome.status(), outcome.latencyMs(), outcome.firstTextMs(), outcome.at(), outcome.node(),
            outcome.inputTokens(), outcome.outputTokens(), outcome.model(), outcome.finishReason(), row.late());
    }
}
