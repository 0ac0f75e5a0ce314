package io.verbatim.query.audit;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.log.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log on its way out. Its payload is taken apart only where something in it may have to be hidden.
 *
 * @param head      all of it but its payload
 * @param payload   as stored
 * @param forgotten whether its conversation is, up to here
 */
record LogRow(StoredEvent head, String stream, @Nullable String workspace, String payload, boolean forgotten) {

    private static final String OF_CONVERSATIONS = "conversation.";

    static LogRow of(ResultSet row, int no) throws SQLException {
        var head = new StoredEvent(row.getLong("global_index"), row.getLong("seq"), row.getString("event_id"), row.getString("type"),
            row.getString("revision"), Columns.instant(row, "recorded_at"), StoredJson.read(row.getString("metadata"), StoredEvent.FIELDS),
            Map.of());
        return new LogRow(head, row.getString("aggregate_id"), row.getString("workspace"), row.getString("payload"),
            row.getBoolean("forgotten"));
    }

    boolean isOfConversation() {
        return head.type().startsWith(OF_CONVERSATIONS);
    }

    /** Whether it is to be seen at all. */
    boolean isShown() {
        return !forgotten && !ConversationId.isOfTest(stream);
    }

    LoggedEvent shown(Masks masks) {
        return head.logged(stream, workspace, isOfConversation() ? hidden(masks) : Fingerprints.in(payload));
    }

    private String hidden(Masks masks) {
        return masks.leave(payload) ? payload : StoredJson.write(masks.hide(whole()));
    }

    private StoredEvent whole() {
        return new StoredEvent(head.position(), head.sequence(), head.id(), head.type(), head.revision(), head.recordedAt(), head.metadata(),
            StoredJson.read(payload, StoredEvent.FIELDS));
    }
}
