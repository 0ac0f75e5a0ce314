package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import java.time.Duration;
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
     * Takes over, in one statement, work of these kinds whose node's lease has run out or that has none: the oldest first, each piece by
     * one node only.
     *
     * @param limit how many pieces at most
     */
    public List<Orphan> takeOver(Set<String> kinds, int limit) {
        return jdbc.sql("""
                with orphan as (
                    select w.id, w.node
                      from work w
                     where w.kind = any (?)
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
            .query((row, n) -> new Orphan(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                Duration.ofMillis(row.getLong(6))))
            .list();
    }
}
