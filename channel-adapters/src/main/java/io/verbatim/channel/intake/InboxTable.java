package io.verbatim.channel.intake;

import io.verbatim.shared.NodeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The messages that are kept, and who handles them. */
@Component
class InboxTable {
    // Asks for the next name again and again, for the index has many rows and few names.
    private static final String RELEASE = """
        with recursive holder as (
            select min(node) as id from inbox where node <> ''
            union all
            select (select min(i.node) from inbox i where i.node <> '' and i.node > h.id) from holder h where h.id is not null)
        update inbox set node = ''
         where node <> '' and node = any (array(
            select id from holder where id is not null
                and not exists (select from node n where n.id = holder.id and n.lease_until >= clock_timestamp())))
        """;
    private static final String DUE = """
        select lane from (
            select distinct lane from (
                select lane from inbox where node = '' and due_at <= clock_timestamp() order by due_at limit 10000) as rows) as lanes
         where not exists (select from inbox j where j.lane = lanes.lane and (j.node <> '' or j.due_at > clock_timestamp()))
         limit ?
        """;
    // A lane is taken as a whole or not at all, and only its first messages: one user cannot fill a node. What is taken for the first time
    // becomes a batch, so that it is the same messages that are handled together when that is repeated. Rows are found again by their place,
    // and whether one still waits is asked so that its index does not answer: by keys, the planner, which remembers the inbox empty, would
    // read all of it for each row.
    private static final String CLAIM = """
        with first as (
            select ctid as row, lane,
                   row_number() over (partition by lane order by id) as place,
                   max(due_at) over (partition by lane) as due_at,
                   min(id) filter (where batch is null) over (partition by lane) as batch,
                   bool_or(node <> '') over (partition by lane) as held
              from inbox where lane = any (?::bytea[]))
        update inbox i set node = ?, batch = coalesce(i.batch, f.batch)
          from first f
         where i.ctid = f.row and length(i.node) = 0 and not f.held and f.place <= ? and f.due_at <= clock_timestamp()
        returning i.lane, i.id, i.key, i.channel_id, i.workspace_id, i.kind, i.payload, i.quiet_ms, i.batch
        """;
    private static final String ERASE = """
        delete from inbox where ctid = any (array(
            select i.row from unnest(?::bytea[], ?::bigint[]) as handled (lane, id)
             cross join lateral (select ctid as row from inbox where lane = handled.lane and id = handled.id offset 0) i))
        """;
    private static final String ASIDE = """
        with gone as (delete from inbox where lane = ? and id = any (?) returning *)
        insert into inbox_aside (lane, id, key, channel_id, workspace_id, kind, payload, quiet_ms, arrived_at, due_at, node,
            batch, failure)
        select lane, id, key, channel_id, workspace_id, kind, payload, quiet_ms, arrived_at, due_at, node, batch, ? from gone
        """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final NodeName node;

    InboxTable(JdbcClient jdbc, PlatformTransactionManager transactions, NodeName node) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.node = node;
    }

    /** Gives what nodes had that are gone to whoever looks next. */
    void release() {
        planned(() -> jdbc.sql(RELEASE).update());
    }

    /** Some lanes that nobody has and that are due. */
    List<byte[]> due(int most) {
        return planned(() -> jdbc.sql(DUE).param(most).query((row, n) -> row.getBytes(1)).list());
    }

    /** Takes of these lanes those that nobody has and that are due; answers the first messages of each, in no order. */
    List<Held> claim(Collection<byte[]> lanes, int mostOfALane) {
        return planned(() -> jdbc.sql(CLAIM).param(lanes.toArray(byte[][]::new)).param(node.value()).param(mostOfALane)
            .query(InboxTable::held).list());
    }

    /** Erases what is handled. */
    void erase(Collection<Held> messages) {
        planned(() -> jdbc.sql(ERASE)
            .param(messages.stream().map(Held::lane).toArray(byte[][]::new))
            .param(messages.stream().map(Held::id).toArray(Long[]::new)).update());
    }

    /** Puts messages of one lane where nobody tries them again. */
    void setAside(List<Held> messages, String failure) {
        jdbc.sql(ASIDE).param(messages.getFirst().lane()).param(messages.stream().map(Held::id).toArray(Long[]::new)).param(failure).update();
    }

    /** The table is empty as a rule and large in a rush: a plan that was made for one of them is ruinous in the other. */
    private <T> T planned(Supplier<T> statement) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return statement.get();
        }));
    }

    private static Held held(ResultSet row, int n) throws SQLException {
        return new Held(row.getBytes("lane"), row.getLong("id"), row.getBytes("key"), row.getString("channel_id"),
            row.getString("workspace_id"), row.getString("kind"), row.getBytes("payload"), row.getLong("quiet_ms"), row.getLong("batch"));
    }
}
