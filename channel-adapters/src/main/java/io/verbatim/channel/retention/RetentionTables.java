package io.verbatim.channel.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All rows that tell of a conversation, in whatever view: they go together. Its events stay, for they are facts, but from then on nobody is
 * shown those up to the place that is noted here.
 */
@Component
class RetentionTables {
    static final int AT_A_TIME = 50;

    // Of a closed workspace nothing is kept; else a conversation without a session that has been silent for too long is due.
    private static final String DUE = """
        select c.conversation_id, c.position from workspace w
        cross join lateral (select conversation_id, position, last_activity_at from conversation c
            where c.workspace_id = w.workspace_id and not c.active and c.last_activity_at < statement_timestamp()
                - make_interval(days => case when w.closed then 0 else w.retention_days end)
            order by c.last_activity_at limit :most) due
        join conversation c using (conversation_id)
        where (w.retention_days is not null or w.closed) and not c.active
        order by due.last_activity_at limit :most for update of c skip locked
        """;
    private static final String NOTE = """
        insert into forgotten_conversation (conversation_id, position)
        select * from unnest(:ids::text[], :positions::text[]::bigint[])
        on conflict (conversation_id) do update set position = excluded.position, at = clock_timestamp()
        """;
    // From the events, for not every turn has left a message; as text, for JSON operators fail on an escaped NUL.
    private static final String TURNS = """
        select distinct substring(payload::text from '"turn_id":"(turn_[0-9a-z]{26})"') as turn from event
        where aggregate_id = any (:ids) and payload::text ~ '"turn_id":"turn_[0-9a-z]{26}"'
        """;
    private static final String BY_DELIVERY =
        "delete from %s where delivery_id in (select delivery_id from delivery where turn_id = any (:turns))";
    private static final List<String> OF_DELIVERY = List.of("delivery_report", "delivery_attempt");
    private static final List<String> OF_TURN = List.of("attempt", "dispatch", "delivery", "turn");
    private static final List<String> OF_CONVERSATION = List.of("message", "experiment_dispatch", "experiment_session", "conversation");
    private static final String OLD = """
        delete from audit_entry where id in
            (select id from audit_entry where at < statement_timestamp() - interval '2 years' order by at limit 1000)
        """;

    private final JdbcClient jdbc;

    RetentionTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets some conversations that are due; answers how many. To be called in a transaction. */
    int forget() {
        var due = jdbc.sql(DUE).param("most", AT_A_TIME).query(Due::of).list();
        if (!due.isEmpty()) {
            forget(due, due.stream().map(Due::id).toArray(String[]::new));
        }
        return due.size();
    }

    private void forget(List<Due> due, String[] ids) {
        jdbc.sql(NOTE).param("ids", ids).param("positions", due.stream().map(one -> Long.toString(one.position())).toArray(String[]::new))
            .update();
        var turns = jdbc.sql(TURNS).param("ids", ids).query(String.class).list().toArray(String[]::new);
        // Their bytes go with the next look of the media store.
        jdbc.sql("update media set expires_at = statement_timestamp() where conversation_id = any (:ids)").param("ids", ids).update();
        OF_DELIVERY.forEach(table -> jdbc.sql(BY_DELIVERY.formatted(table)).param("turns", turns).update());
        OF_TURN.forEach(table -> delete(table, "turn_id", turns));
        OF_CONVERSATION.forEach(table -> delete(table, "conversation_id", ids));
        delete("snapshot", "aggregate_id", ids);
    }

    /** Takes away the secrets of closed workspaces: what their events refer to cannot be opened any more. */
    void forgetSecrets() {
        for (var table : List.of("named_secret", "secret")) {
            jdbc.sql("delete from %s s using workspace w where w.closed and s.workspace_id = w.workspace_id".formatted(table)).update();
        }
    }

    /** Takes away some lines of the audit log that are two years old and no events. */
    void forgetOldEntries() {
        jdbc.sql(OLD).update();
    }

    // The names are constants of this class.
    private void delete(String table, String column, String[] ids) {
        jdbc.sql("delete from %s where %s = any (:ids)".formatted(table, column)).param("ids", ids).update();
    }

    private record Due(String id, long position) {
        static Due of(ResultSet row, int no) throws SQLException {
            return new Due(row.getString("conversation_id"), row.getLong("position"));
        }
    }
}
