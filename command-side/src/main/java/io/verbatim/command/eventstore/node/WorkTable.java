package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that events have opened and not yet closed, and which node has it. */
public final class WorkTable {

    private final JdbcClient jdbc;
    private final NodeName node;

    WorkTable(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /**
     * Takes over, in one statement, work of these kinds whose node's lease has run out or that has none, but not what is nobody's for now:
     * the oldest first, each piece by one node only.
     *
     * @param limit how many pieces at most
     */
    public List<Orphan> takeOver(Set<String> kinds, int limit) {
        return jdbc.sql("""
                with orphan as (
                    select w.id, w.node
                      from work w
                     where w.kind = any (?)
                       and w.node <> ''
                       and not exists (select from node n where n.id = w.node and n.lease_until >= clock_timestamp())
                     order by w.created_at
                     limit ?
                       for update of w skip locked)
                update work w set node = ?
                  from orphan o
                 where w.id = o.id
                returning w.id, w.kind, w.aggregate_id, w.workspace_id, o.node,
                          extract(epoch from clock_timestamp() - w.created_at) * 1000
                """)
            .params(kinds.toArray(String[]::new), limit, node.value())
            .query(WorkTable::orphan)
            .list();
    }

    /**
     * Takes work of this kind that was nobody's and is due by the database's clock: what waits longest first, each piece by one node only.
     *
     * @param except lanes whose work is left alone
     */
    public List<Orphan> takeDue(String kind, int limit, Set<String> except) {
        return jdbc.sql("""
                with due as (
                    select id from work
                     where kind = ? and node = '' and due_at <= clock_timestamp() and not coalesce(lane = any (?), false)
                     order by due_at
                     limit ?
                       for update skip locked)
                update work w set node = ?, due_at = null
                  from due d
                 where w.id = d.id
                returning w.id, w.kind, w.aggregate_id, w.workspace_id, '', extract(epoch from clock_timestamp() - w.created_at) * 1000
                """)
            .params(kind, except.toArray(String[]::new), limit, node.value())
            .query(WorkTable::orphan)
            .list();
    }

    /** Gives this node's work of these ids up: nobody's for now, anybody's after that time. */
    public void leave(Collection<String> ids, Duration pause) {
        jdbc.sql("update work set node = '', due_at = clock_timestamp() + make_interval(secs => ?) where id = any (?) and node = ?")
            .params(pause.toMillis() / 1000.0, ids.toArray(String[]::new), node.value())
            .update();
    }

    private static Orphan orphan(ResultSet row, int no) throws SQLException {
        return new Orphan(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            Duration.ofMillis(row.getLong(6)));
    }
}
