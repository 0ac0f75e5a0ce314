package io.verbatim.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * When a thing came to be and changed.
 *
 * @param created  the position of its first event, by which lists are sorted
 * @param position of the last event that was taken in
 * @param revision counts the changes
 */
public record Marks(long created, Instant createdAt, long position, Instant updatedAt, long revision) {

    /** Those of a thing that has just come to be. */
    public static Marks first(Seen event) {
        return new Marks(event.position(), event.at(), event.position(), event.at(), 1);
    }

    /** After one more change. */
    public Marks next(Seen event) {
        return new Marks(created, createdAt, event.position(), event.at(), revision + 1);
    }

    /** Reads the columns {@code created}, {@code created_at}, {@code position}, {@code updated_at}, {@code revision}. */
    public static Marks of(ResultSet row) throws SQLException {
        return new Marks(row.getLong("created"), Columns.instant(row, "created_at"), row.getLong("position"),
            Columns.instant(row, "updated_at"), row.getLong("revision"));
    }
}
