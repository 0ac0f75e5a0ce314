package io.verbatim.query.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TroubleTable implements Fold.Table<TroubleRow> {

    // Problems are single words, so that a text of them needs no quotes.
    private static final String SAVE = """
        INSERT INTO channel_trouble (channel_id, open, problem, detail, at, position)
        SELECT id, string_to_array(open, ' '), problem, detail, at, position
          FROM unnest(:ids::text[], :open::text[], :problems::text[], :details::text[], :times::text[]::timestamptz[],
              :positions::text[]::bigint[]) AS t (id, open, problem, detail, at, position)
        ON CONFLICT (channel_id) DO UPDATE SET open = excluded.open, problem = excluded.problem, detail = excluded.detail,
            at = excluded.at, position = excluded.position
        """;

    private final JdbcClient jdbc;

    TroubleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TroubleRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM channel_trouble WHERE channel_id = ANY(:ids)").param("ids", ids).query(TroubleTable::row).list();
    }

    @Override
    public void save(List<TroubleRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, TroubleRow::id))
            .param("open", Columns.of(rows, row -> String.join(" ", row.open())))
            .param("problems", Columns.of(rows, TroubleRow::problem))
            .param("details", Columns.of(rows, TroubleRow::detail))
            .param("times", Columns.of(rows, TroubleRow::at))
            .param("positions", Columns.of(rows, TroubleRow::position))
            .update();
    }

    private static TroubleRow row(ResultSet row, int no) throws SQLException {
        return new TroubleRow(row.getString("channel_id"), List.of((String[]) row.getArray("open").getArray()), row.getString("problem"),
            row.getString("detail"), Columns.instant(row, "at"), row.getLong("position"));
    }
}
