package io.verbatim.channel.intake;

import io.verbatim.shared.NodeName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** The statement that keeps messages: one round trip and one transaction, however many callers brought them. */
@Component
class InboxInsert {
    // Who comes behind others of the same lane waits for them, whoever has them. The offset keeps the planner, which remembers the inbox
    // empty, from reading all of it in place of these lanes.
    private static final String INSERT = """
        with fresh as (
            insert into inbox_seen (key) select key from unnest(?::bytea[]) as k (key) on conflict do nothing returning key)
        insert into inbox (lane, key, channel_id, workspace_id, kind, payload, quiet_ms, due_at, node)
        select r.lane, r.key, r.channel_id, r.workspace_id, r.kind, r.payload, r.quiet_ms,
               clock_timestamp() + make_interval(secs => r.quiet_ms / 1000.0),
               case when r.ours and not exists (select from inbox i where i.lane = r.lane offset 0) then ? else '' end
          from unnest(?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::boolean[]) with ordinality
            as r (lane, key, channel_id, workspace_id, kind, payload, quiet_ms, ours, n)
         where r.key in (select key from fresh)
         order by r.n
        returning id, key, node
        """;

    private final NodeName node;

    InboxInsert(NodeName node) {
        this.node = node;
    }

    /**
     * Keeps what was not kept before.
     *
     * @return what is new
     */
    List<Written> write(Connection connection, Collection<Kept> messages) throws SQLException {
        var rows = withoutTwins(messages);
        try (var statement = connection.prepareStatement(INSERT)) {
            bind(connection, statement, List.copyOf(rows.values()));
            var written = new ArrayList<Written>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    written.add(new Written(held(row.getLong(1), rows.get(name(row.getBytes(2)))), node.value().equals(row.getString(3))));
                }
            }
            return written;
        }
    }

    /** @param ours whether this node shall handle it at once */
    record Written(Held message, boolean ours) { }

    private void bind(Connection connection, PreparedStatement statement, List<Kept> rows) throws SQLException {
        statement.setArray(1, array(connection, "bytea", rows, Kept::key, byte[][]::new));
        statement.setString(2, node.value());
        statement.setArray(3, array(connection, "bytea", rows, Kept::lane, byte[][]::new));
        statement.setArray(4, array(connection, "bytea", rows, Kept::key, byte[][]::new));
        statement.setArray(5, array(connection, "text", rows, Kept::channelId, String[]::new));
        statement.setArray(6, array(connection, "text", rows, Kept::workspaceId, String[]::new));
        statement.setArray(7, array(connection, "text", rows, Kept::kind, String[]::new));
        statement.setArray(8, array(connection, "bytea", rows, Kept::sealed, byte[][]::new));
        statement.setArray(9, array(connection, "bigint", rows, row -> row.quietFor().toMillis(), Long[]::new));
        statement.setArray(10, array(connection, "boolean", rows, row -> row.ours() && row.quietFor().isZero(), Boolean[]::new));
    }

    // Of the element's own type: what is Object[] goes over as text.
    private static <T> Array array(Connection connection, String type, List<Kept> rows, Function<Kept, T> part, IntFunction<T[]> made)
        throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(part).toArray(made));
    }

    private static Map<String, Kept> withoutTwins(Collection<Kept> messages) {
        var rows = new LinkedHashMap<String, Kept>();
        messages.forEach(message -> rows.putIfAbsent(name(message.key()), message));
        return rows;
    }

    private static String name(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    private static Held held(long id, Kept kept) {
        return new Held(kept.lane(), id, kept.key(), kept.channelId(), kept.workspaceId(), kept.kind(), kept.sealed(),
            kept.quietFor().toMillis(), 0);
    }
}
