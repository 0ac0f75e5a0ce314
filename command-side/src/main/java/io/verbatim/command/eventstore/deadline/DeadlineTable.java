package io.verbatim.command.eventstore.deadline;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines as rows, due by the database's clock. Every statement joins the transaction at hand. */
final class DeadlineTable {

    private static final int FAILURE_AT_MOST = 2000;

    private final JdbcClient jdbc;

    DeadlineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DueDeadline deadline, Duration delay) {
        jdbc.sql("""
                insert into deadline (id, name, due_at, scope_kind, scope_type, scope_id, payload_type, payload_revision, payload, metadata)
                values (?, ?, clock_timestamp() + make_interval(secs => ?), ?, ?, ?, ?, ?, ?::json, ?::json)
                """)
            .params(deadline.id(), deadline.name(), delay.toMillis() / 1000.0, deadline.scopeKind(), deadline.scopeType(),
                deadline.scopeId(), deadline.payloadType(), deadline.payloadRevision(), deadline.payload(), deadline.metadata())
            .update();
    }

    /** Locks the deadline that has been due for longest; those that others have locked are passed over. */
    Optional<DueDeadline> lockDue() {
        return jdbc.sql("""
                select * from deadline where due_at <= clock_timestamp() order by due_at limit 1 for update skip locked
                """)
            .query((row, n) -> DueDeadline.of(row))
            .optional();
    }

    /** How long until the next one is due; nothing where there is none. */
    Optional<Duration> untilNext() {
        return jdbc.sql("select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::bigint from deadline having count(*) > 0")
            .query(Long.class)
            .optional()
            .map(Duration::ofMillis);
    }

    void remove(String id) {
        jdbc.sql("delete from deadline where id = ?").param(id).update();
    }

    void remove(String name, String id) {
        jdbc.sql("delete from deadline where name = ? and id = ?").params(name, id).update();
    }

    void removeAll(String name) {
        jdbc.sql("delete from deadline where name = ?").param(name).update();
    }

    void removeAll(String name, String scopeId) {
        jdbc.sql("delete from deadline where name = ? and scope_id = ?").params(name, scopeId).update();
    }

    void postpone(DueDeadline deadline, Duration pause, Throwable failure) {
        String text = failure.toString().replace("\0", "");
        jdbc.sql("""
                update deadline
                   set due_at = clock_timestamp() + make_interval(secs => ?), attempts = attempts + 1, last_failure = ?
                 where id = ?
                """)
            .params(pause.toMillis() / 1000.0, text.substring(0, Math.min(text.length(), FAILURE_AT_MOST)), deadline.id())
            .update();
    }
}
