package io.verbatim.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One statement that inserts the rows of one turn.
 *
 * @param rows how many
 * @param sql  with {@code AGGREGATE} and {@code SEQ} where the client's own go
 */
record InsertScript(int rows, String sql) {

    static InsertScript of(List<Database.Row> turn, boolean isTimeOrdered) {
        var id = isTimeOrdered ? "uuidv7()::text" : "gen_random_uuid()::text";
        var values = IntStream.range(0, turn.size()).mapToObj(i -> "(%s, %s, AGGREGATE, SEQ + %d, %s, null, %s, %s, %s)".formatted(id,
            quoted(turn.get(i).aggregateType()), i, quoted(turn.get(i).type()), quoted(turn.get(i).workspace()),
            quoted(turn.get(i).payload()), quoted(turn.get(i).metadata()))).collect(Collectors.joining(", "));
        return new InsertScript(turn.size(), ("insert into %s (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, "
            + "payload, metadata) values %s").formatted(Inserts.TABLE, values));
    }

    String sql(String aggregate, String seq) {
        return sql.replace("AGGREGATE", aggregate).replace("SEQ", seq);
    }

    // A colon would begin a variable of pgbench, a question mark a parameter of JDBC.
    private static String quoted(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a").replace("?", "\\x3f").replace("\n", "\\n") + "'";
    }
}
