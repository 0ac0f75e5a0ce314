package io.verbatim.query.audit;

import io.verbatim.query.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An event of the log.
 *
 * @param stream the aggregate that it is of
 * @param found  how many events there were for the part that it is in
 */
record ExportRow(String stream, long found, StoredEvent event) {
    private static final String SAID = "conversation.";

    static ExportRow of(ResultSet row, int no) throws SQLException {
        return new ExportRow(row.getString("aggregate_id"), row.getLong("found"), StoredEvent.of(row, no));
    }

    /** Whether it is a conversation's. */
    boolean isSaid() {
        return event.type().startsWith(SAID);
    }

    Object withFingerprints() {
        return StoredJson.read(Fingerprints.in(StoredJson.write(event.payload())), StoredEvent.FIELDS);
    }
}
