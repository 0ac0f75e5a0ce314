package io.verbatim.query.audit;

import io.verbatim.query.Columns;
import io.verbatim.shared.replay.ReplayQuery.FindSpan;
import io.verbatim.shared.replay.ReplayQuery.Span;
import java.time.Instant;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where in the log a time lies. Nothing is indexed by time: the log is walked from the end that is nearer to what is asked, once. */
@Component
class SpanQueries {

    private static final String FIRST = "SELECT global_index FROM event WHERE recorded_at >= :at ORDER BY global_index LIMIT 1";
    private static final String LAST = "SELECT global_index FROM event WHERE recorded_at < :at ORDER BY global_index DESC LIMIT 1";

    private final JdbcClient jdbc;

    SpanQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Span handle(FindSpan query) {
        return new Span(find(FIRST, query.from(), 1, Long.MAX_VALUE), find(LAST, query.before(), Long.MAX_VALUE, 0));
    }

    private long find(String sql, @Nullable Instant at, long unbound, long none) {
        return at == null ? unbound : jdbc.sql(sql).param("at", Columns.time(at)).query(Long.class).optional().orElse(none);
    }
}
