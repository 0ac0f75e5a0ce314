package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.AppendBatch.Claim;
import io.verbatim.command.eventstore.AppendBatch.Work;
import io.verbatim.command.eventstore.Group.Entry;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that write a group: one round trip, and, outside a transaction, one transaction. */
final class EventInsert {

    // The order by gives the rows their numbers in the order of the arrays.
    private static final String EVENTS = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
        select event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload::json, metadata::json
          from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               with ordinality
            as r (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata, n)
         where (select node_require_lease(?))
         order by n
        """;
    private static final String WORK_AND_EVENTS = """
        with opened as (
            insert into work (id, kind, aggregate_id, workspace_id, lane, node, due_at)
            select id, kind, aggregate_id, workspace_id, lane, case when due_in is null then ? else '' end,
                   clock_timestamp() + due_in * interval '1 ms'
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as w (id, kind, aggregate_id, workspace_id, lane, due_in)
                on conflict (id) do update set node = excluded.node, due_at = excluded.due_at where excluded.due_at is not null),
        closed as (
            delete from work where id = any (?::text[]))
        """ + EVENTS;
    // Each row names the turn whose request must be accepted by it; those of a request that was accepted before are left out.
    private static final String CLAIMS_WORK_AND_EVENTS = """
        with accepted as (
            insert into request (key, fingerprint, aggregate_id, turn_id)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                on conflict (key) do nothing
            returning turn_id),
        opened as (
            insert into work (id, kind, aggregate_id, workspace_id, lane, node, due_at)
            select id, kind, aggregate_id, workspace_id, lane, case when due_in is null then ? else '' end,
                   clock_timestamp() + due_in * interval '1 ms'
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                as w (id, kind, aggregate_id, workspace_id, lane, due_in, turn_id)
             where turn_id is null or turn_id in (select turn_id from accepted)
                on conflict (id) do update set node = excluded.node, due_at = excluded.due_at where excluded.due_at is not null),
        closed as (
            delete from work
             where id in (select id from unnest(?::text[], ?::text[]) as c (id, turn_id)
                           where turn_id is null or turn_id in (select turn_id from accepted)))
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
        select event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload::json, metadata::json
          from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               with ordinality
            as r (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata, turn_id, n)
         where (select node_require_lease(?)) and (turn_id is null or turn_id in (select turn_id from accepted))
         order by n
        """;
    private static final String STORED = "select event_id from event where event_id = any (?::text[])";

    private final NodeName node;
    private final boolean leavesWork;

    /** @param roles without dispatch among them, work that events open is anybody's at once */
    EventInsert(NodeName node, NodeRoles roles) {
        this.node = node;
        this.leavesWork = !roles.has(NodeRole.COMMAND);
    }

    /**
     * Writes a group, and answers whether all of it was written: not what belongs to requests that were accepted before.
     *
     * @throws SQLException also if this node's lease has run out; see {@link SqlFailure#isLapsedLease}
     */
    boolean write(Connection connection, Group group) throws SQLException {
        var events = group.events();
        var claims = group.claims();
        try (var statement = connection.prepareStatement(statement(claims, group))) {
            var row = new Parameters(statement);
            if (!claims.isEmpty()) {
                bindClaims(row, claims);
            }
            if (!claims.isEmpty() || group.hasWork()) {
                bindWork(row, group, !claims.isEmpty());
            }
            bindEvents(row, events, !claims.isEmpty());
            row.text(node.value());
            return statement.executeUpdate() == events.size();
        }
    }

    /** Which of these events are in the table. */
    Set<String> stored(Connection connection, Collection<String> eventIds) throws SQLException {
        try (var statement = connection.prepareStatement(STORED)) {
            statement.setArray(1, connection.createArrayOf("text", eventIds.toArray(String[]::new)));
            var stored = new HashSet<String>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    stored.add(found.getString(1));
                }
            }
            return stored;
        }
    }

    private static String statement(List<Claim> claims, Group group) {
        if (!claims.isEmpty()) {
            return CLAIMS_WORK_AND_EVENTS;
        }
        return group.hasWork() ? WORK_AND_EVENTS : EVENTS;
    }

    private static void bindClaims(Parameters parameters, List<Claim> claims) throws SQLException {
        parameters.texts(claims, Claim::key);
        parameters.texts(claims, Claim::fingerprint);
        parameters.texts(claims, Claim::aggregateId);
        parameters.texts(claims, Claim::turnId);
    }

    private void bindWork(Parameters parameters, Group group, boolean claiming) throws SQLException {
        var opened = group.opened();
        parameters.text(node.value());
        parameters.texts(opened, of(Work::id));
        parameters.texts(opened, of(Work::kind));
        parameters.texts(opened, of(Work::aggregateId));
        parameters.texts(opened, of(Work::workspaceId));
        parameters.texts(opened, of(Work::lane));
        parameters.numbers(opened, of(this::dueIn));
        bindTurns(parameters, opened, claiming);
        parameters.texts(group.closed(), Entry::row);
        bindTurns(parameters, group.closed(), claiming);
    }

    private @Nullable Long dueIn(Work work) {
        return work.dueInMs() == null && leavesWork ? Long.valueOf(0) : work.dueInMs();
    }

    private static void bindEvents(Parameters parameters, List<Entry<EventRow>> rows, boolean claiming) throws SQLException {
        parameters.texts(rows, of(EventRow::eventId));
        parameters.texts(rows, of(EventRow::aggregateType));
        parameters.texts(rows, of(EventRow::aggregateId));
        parameters.numbers(rows, of(EventRow::seq));
        parameters.texts(rows, of(EventRow::type));
        parameters.texts(rows, of(EventRow::revision));
        parameters.texts(rows, of(EventRow::workspaceId));
        parameters.texts(rows, of(EventRow::payload));
        parameters.texts(rows, of(EventRow::metadata));
        bindTurns(parameters, rows, claiming);
    }

    private static <T> void bindTurns(Parameters parameters, List<Entry<T>> rows, boolean claiming) throws SQLException {
        if (claiming) {
            parameters.texts(rows, Entry::turnId);
        }
    }

    private static <T, V> Function<Entry<T>, @Nullable V> of(Function<T, @Nullable V> column) {
        return entry -> column.apply(entry.row());
    }

    /** Binds one parameter after the other. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int next = 1;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(String value) throws SQLException {
            statement.setString(next++, value);
        }

        // An array of strings, not of objects: the driver sends only the first in binary form, without escaping every quote.
        <T> void texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
            statement.setArray(next++, statement.getConnection().createArrayOf("text", rows.stream().map(column).toArray(String[]::new)));
        }

        <T> void numbers(Collection<T> rows, Function<T, @Nullable Long> column) throws SQLException {
            statement.setArray(next++, statement.getConnection().createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new)));
        }
    }
}
