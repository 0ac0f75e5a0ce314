package io.verbatim.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A view that is being made.
 *
 * @param made     whether there are tables
 * @param indexed  whether they have all indexes
 * @param position up to which events are taken in
 */
record Rebuild(String id, long fence, boolean made, boolean indexed, long position, long handled) {

    static Rebuild of(ResultSet row, int no) throws SQLException {
        return new Rebuild(row.getString("id"), row.getLong("fence"), row.getBoolean("made"), row.getBoolean("indexed"),
            row.getLong("position"), row.getLong("handled"));
    }
}
