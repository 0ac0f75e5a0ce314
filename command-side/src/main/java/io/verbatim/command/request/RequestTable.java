package io.verbatim.command.request;

import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindAcceptedRequest;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests that were accepted of late. Read from the table itself: a view would know too late. */
@Component
class RequestTable {

    /** How long a request is remembered: a day, and an hour for those who count in days. */
    static final Duration KEPT = Duration.ofHours(25);

    private static final String FIND = """
        select fingerprint, aggregate_id, turn_id, extract(epoch from clock_timestamp() - accepted_at) * 1000 as age_ms
          from request where key = ?
        """;
    private static final String FORGET = """
        delete from request
         where key in (select key from request where accepted_at < clock_timestamp() - make_interval(secs => ?)
                        order by accepted_at limit ? for update skip locked)
        """;

    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<AcceptedRequest> handle(FindAcceptedRequest query) {
        return jdbc.sql(FIND).param(query.key())
            .query((row, n) -> new AcceptedRequest(row.getString("fingerprint"), new ConversationId(row.getString("aggregate_id")),
                new TurnId(row.getString("turn_id")), Duration.ofMillis(row.getLong("age_ms"))))
            .optional();
    }

    /** Forgets the oldest of those that need not be kept any more; answers how many. */
    int forget(int limit) {
        return jdbc.sql(FORGET).param(KEPT.toSeconds()).param(limit).update();
    }
}
