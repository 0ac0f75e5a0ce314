package io.verbatim.channel.retention;

import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversations are due to be forgotten, and what else is kept for a time only. */
@Component
class RetentionTables {
    static final int AT_A_TIME = 50;

    // Of a closed workspace nothing is kept; else a conversation without a session that has been silent for too long is due.
    private static final String DUE = """
        select c.conversation_id, c.workspace_id, c.position from workspace w
        cross join lateral (select conversation_id, position, last_activity_at from conversation c
            where c.workspace_id = w.workspace_id and not c.active and c.last_activity_at < statement_timestamp()
                - make_interval(days => case when w.closed then 0 else w.retention_days end)
            order by c.last_activity_at limit :most) due
        join conversation c using (conversation_id)
        where (w.retention_days is not null or w.closed) and not c.active
        order by due.last_activity_at limit :most for update of c skip locked
        """;
    // Up to its last event, whatever of that the views have taken in.
    private static final String ONE = """
        select conversation_id, workspace_id,
            (select global_index from event where aggregate_id = conversation_id order by seq desc limit 1) as position
        from conversation where conversation_id = ? and workspace_id = ? for update
        """;
    // Long enough for deliveries and calls that were under way.
    private static final String STRAGGLERS = """
        update forgotten_conversation set swept = true where conversation_id in
            (select conversation_id from forgotten_conversation where not swept and at < statement_timestamp() - interval '2 minutes'
             limit :most for update skip locked)
        returning conversation_id
        """;
    private static final String ASIDE = """
        delete from inbox_aside i using workspace w where w.workspace_id = i.workspace_id
            and i.set_aside_at < statement_timestamp() - make_interval(days => case when w.closed then 0 else w.retention_days end)
        """;
    private static final String OLD = """
        delete from audit_entry where id in
            (select id from audit_entry where at < statement_timestamp() - interval '2 years' order by at limit 1000)
        """;

    private final JdbcClient jdbc;
    private final ConversationRows rows;

    RetentionTables(JdbcClient jdbc, ConversationRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Forgets some conversations that are due; answers how many. To be called in a transaction. */
    int forget() {
        var due = jdbc.sql(DUE).param("most", AT_A_TIME).query(Forgotten::of).list();
        if (!due.isEmpty()) {
            rows.forget(due, false);
        }
        return due.size();
    }

    /** Forgets one conversation; answers whether it was there. To be called in a transaction. */
    boolean forget(WorkspaceId workspace, ConversationId conversation) {
        var due = jdbc.sql(ONE).params(conversation.value(), workspace.value()).query(Forgotten::of).list();
        if (!due.isEmpty()) {
            rows.forget(due, true);
        }
        return !due.isEmpty();
    }

    /** Sweeps up what came in late of conversations that were forgotten while something was under way. To be called in a transaction. */
    void sweep() {
        var late = jdbc.sql(STRAGGLERS).param("most", AT_A_TIME).query(String.class).list().toArray(String[]::new);
        if (late.length > 0) {
            rows.sweep(late);
        }
    }

    /** Takes away messages that nobody could handle, and lines of the audit log that are no events, when their time is over. */
    void forgetOldEntries() {
        jdbc.sql(ASIDE).update();
        jdbc.sql(OLD).update();
    }
}
