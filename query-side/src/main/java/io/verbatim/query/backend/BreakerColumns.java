package io.verbatim.query.backend;

import io.verbatim.query.Columns;
import io.verbatim.shared.backend.BreakerState;
import io.verbatim.shared.backend.BreakerState.State;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A backend together with its breaker: one that has been open for its time is half open, though nobody has called since. */
final class BreakerColumns {

    /** Of {@code backend b} and {@code integration_breaker k}. */
    static final String WITH = """
        b.*, k.state AS breaker_state, k.changes AS breaker_changes, k.failure_rate AS breaker_rate,
        k.state = 'open' AND k.since + %1$s <= clock_timestamp() AS breaker_due,
        CASE WHEN k.state = 'open' AND k.since + %1$s <= clock_timestamp() THEN k.since + %1$s ELSE k.since END AS breaker_since
        """.formatted("make_interval(secs => (b.settings #>> '{breaker,open_seconds}')::integer)");

    private BreakerColumns() {
    }

    static BreakerState state(ResultSet row) throws SQLException {
        var state = row.getString("breaker_state");
        return state == null ? BreakerState.UNTOUCHED
            : new BreakerState(row.getBoolean("breaker_due") ? State.HALF_OPEN : State.of(state), row.getInt("breaker_changes"),
                Columns.instantOrNull(row, "breaker_since"), row.getObject("breaker_rate", Double.class));
    }
}
