package io.verbatim.query;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows the planner thinks that a question has. */
final class Estimate {
    private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    private Estimate() {
    }

    /** Costs no more than to plan it. */
    static long of(JdbcClient jdbc, String question, Map<String, ?> parameters) {
        var plan = ROWS.matcher(String.join("", jdbc.sql("EXPLAIN (FORMAT JSON) " + question).params(parameters).query(String.class).list()));
        return plan.find() ? Long.parseLong(plan.group(1)) : 0;
    }
}
