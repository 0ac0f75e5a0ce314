package io.verbatim.query.experiments;

import io.verbatim.query.Columns;
import io.verbatim.shared.backend.BackendQuery.FindExperiments;
import io.verbatim.shared.backend.ExperimentView;
import io.verbatim.shared.backend.ExperimentView.Arm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the hours up. */
@Component
class ExperimentQueries {

    /** All that are there, and those that are not any more but were in that time. */
    private static final String COUNTS = """
        SELECT b.backend_id, b.settings ->> 'name' AS name, c.measure, c.part, sum(c.n) AS n
        FROM backend b
        LEFT JOIN experiment_count c ON c.backend_id = b.backend_id AND c.hour >= :from AND c.hour < :to
        WHERE b.bot_id = :bot AND b.workspace_id = :workspace AND (NOT b.removed OR c.n IS NOT NULL)
        GROUP BY b.backend_id, c.measure, c.part
        ORDER BY b.created, c.part
        """;
    private static final String BOT = "SELECT count(*) > 0 FROM bot WHERE bot_id = :bot AND workspace_id = :workspace AND NOT deleted";

    private final JdbcClient jdbc;

    ExperimentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<ExperimentView> handle(FindExperiments query) {
        boolean isThere = jdbc.sql(BOT).param("bot", query.botId().value()).param("workspace", query.workspaceId().value())
            .query(Boolean.class).single();
        return isThere ? Optional.of(view(query, query.from().truncatedTo(ChronoUnit.HOURS))) : Optional.empty();
    }

    private ExperimentView view(FindExperiments query, Instant from) {
        var sums = sums(query, from);
        long all = sums.stream().mapToLong(each -> each.of(Measure.DISPATCHES)).sum();
        var arms = sums.stream().map(each -> each.arm(all)).toList();
        return new ExperimentView(query.botId(), from, query.to(), all, arms, note(arms));
    }

    private List<Sums> sums(FindExperiments query, Instant from) {
        Map<String, Sums> sums = new LinkedHashMap<>();
        jdbc.sql(COUNTS).param("from", Columns.time(from)).param("to", Columns.time(query.to()))
            .param("bot", query.botId().value()).param("workspace", query.workspaceId().value())
            .query(row -> {
                var id = row.getString("backend_id");
                var name = row.getString("name");
                var one = sums.computeIfAbsent(id, any -> new Sums(id, name, new EnumMap<>(Measure.class)));
                if (row.getString("measure") != null) {
                    one.counts().computeIfAbsent(Measure.valueOf(row.getString("measure").toUpperCase(Locale.ROOT)), any -> new TreeMap<>())
                        .put(row.getString("part"), row.getLong("n"));
                }
            });
        return List.copyOf(sums.values());
    }

    private static @Nullable String note(List<Arm> arms) {
        var compared = arms.stream().filter(arm -> arm.dispatches() > 0).toList();
        if (compared.size() < 2) {
            return "Nothing to compare: fewer than two integrations were the first choice in that time";
        }
        if (compared.stream().anyMatch(arm -> arm.note() != null)) {
            return "Too little data to tell";
        }
        return isApart(compared) ? null : "The intervals of the success rates overlap: the difference may be chance";
    }

    /** Whether the interval of one lies wholly beside that of another. */
    private static boolean isApart(List<Arm> arms) {
        double highestLow = arms.stream().mapToDouble(arm -> number(arm.successRate().low())).max().orElse(0);
        double lowestHigh = arms.stream().mapToDouble(arm -> number(arm.successRate().high())).min().orElse(0);
        return highestLow > lowestHigh;
    }

    private static double number(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
