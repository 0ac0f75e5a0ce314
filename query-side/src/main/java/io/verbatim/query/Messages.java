package io.verbatim.query;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.TurnId;

/** Reads messages from their table, for the views that show them. */
public final class Messages {

    private Messages() {
    }

    /** One message as people may see it: what is not to be seen is masked in the table already. */
    public static MessageView view(ResultSet row, int no) throws SQLException {
        return new MessageView(new MessageId(row.getString("message_id")), new TurnId(row.getString("turn_id")), row.getLong("position"),
            row.getString("role"), row.getString("component_id"), row.getString("type"), text(row),
            StoredJson.read(row.getString("content"), Object.class), Columns.instant(row, "at"),
            row.getBoolean("incomplete"));
    }

    private static String text(ResultSet row) throws SQLException {
        var rest = row.getString("rest");
        return rest == null ? row.getString("text") : row.getString("text") + rest;
    }
}
