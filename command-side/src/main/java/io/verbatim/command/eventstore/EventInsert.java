package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.AppendBatch.Work;
import io.verbatim.shared.NodeName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The statements that write a group: one round trip, and, outside a transaction, one transaction. */
final class EventInsert {

    // The order by gives the rows their numbers in the order of the arrays.
    private static final String EVENTS = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
        select event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload::json, metadata::json
          from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               with ordinality
            as r (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata, n)
         order by n
        """;
    private static final String WORK_AND_EVENTS = """
        with opened as (
            insert into work (id, kind, aggregate_id, workspace_id, node)
            select id, kind, aggregate_id, workspace_id, ?
              from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as w (id, kind, aggregate_id, workspace_id)
                on conflict (id) do nothing),
        closed as (
            delete from work where id = any (?::text[]))
        """ + EVENTS;
    private static final String STORED = "select event_id from event where event_id = any (?::text[])";

    private final NodeName node;

    EventInsert(NodeName node) {
        this.node = node;
    }

    void write(Connection connection, List<Append> group) throws SQLException {
        var rows = group.stream().flatMap(append -> append.rows().stream()).toList();
        var batch = new AppendBatch();
        group.forEach(append -> batch.addAll(append.batch()));
        try (var statement = connection.prepareStatement(batch.isEmpty() ? EVENTS : WORK_AND_EVENTS)) {
            int next = batch.isEmpty() ? 1 : bind(statement, batch);
            bind(statement, next, rows);
            statement.executeUpdate();
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

    private int bind(PreparedStatement statement, AppendBatch batch) throws SQLException {
        var opened = batch.opened().values();
        statement.setString(1, node.value());
        statement.setArray(2, texts(statement, opened, Work::id));
        statement.setArray(3, texts(statement, opened, Work::kind));
        statement.setArray(4, texts(statement, opened, Work::aggregateId));
        statement.setArray(5, texts(statement, opened, Work::workspaceId));
        statement.setArray(6, texts(statement, batch.closed(), Function.identity()));
        return 7;
    }

    private static void bind(PreparedStatement statement, int first, List<EventRow> rows) throws SQLException {
        int next = first;
        statement.setArray(next++, texts(statement, rows, EventRow::eventId));
        statement.setArray(next++, texts(statement, rows, EventRow::aggregateType));
        statement.setArray(next++, texts(statement, rows, EventRow::aggregateId));
        statement.setArray(next++, statement.getConnection().createArrayOf("bigint", rows.stream().map(EventRow::seq).toArray(Long[]::new)));
        statement.setArray(next++, texts(statement, rows, EventRow::type));
        statement.setArray(next++, texts(statement, rows, EventRow::revision));
        statement.setArray(next++, texts(statement, rows, EventRow::workspaceId));
        statement.setArray(next++, texts(statement, rows, EventRow::payload));
        statement.setArray(next, texts(statement, rows, EventRow::metadata));
    }

    // An array of strings, not of objects: the driver sends only the first in binary form, without escaping every quote.
    private static <T> Array texts(PreparedStatement statement, Collection<T> rows, Function<T, String> column) throws SQLException {
        return statement.getConnection().createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }
}
