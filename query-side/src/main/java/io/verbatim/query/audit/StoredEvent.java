package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.log.LoggedEvent;
import org.jspecify.annotations.Nullable;

record StoredEvent(long position, long sequence, String id, String type, String revision, Instant recordedAt, Map<String, Object> metadata,
                   Map<String, Object> payload) {

    static final String VARIABLES_CHANGED = "conversation.VariablesChanged";
    static final String COMPONENT_RESUMED = "conversation.ComponentResumed";
    static final String SESSION_DATA_SET = "conversation.SessionDataSet";
    static final String OPERATOR_ACTED = "conversation.OperatorActed";
    static final String USER_MESSAGE_RECEIVED = "conversation.UserMessageReceived";
    static final String USER_MESSAGE_REVISED = "conversation.UserMessageRevised";
    static final String ATTEMPT_STARTED = "conversation.AttemptStarted";
    static final String SESSION_STARTED = "conversation.SessionStarted";
    static final String BOT_MESSAGE_SAID = "conversation.BotMessageSaid";
    static final String REPLY_STREAMED = "conversation.ReplyStreamed";
    static final String SESSION_ENDED = "conversation.SessionEnded";
    static final String TURN_COMPLETED = "conversation.TurnCompleted";
    static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() { };

    // Axon's names: what caused the message, and what the whole chain began with.
    private static final String CAUSATION = "correlationId";
    private static final String CORRELATION = "traceId";

    static StoredEvent of(ResultSet row, int no) throws SQLException {
        return new StoredEvent(row.getLong("global_index"), row.getLong("seq"), row.getString("event_id"), row.getString("type"),
            row.getString("revision"), Columns.instant(row, "recorded_at"), StoredJson.read(row.getString("metadata"), FIELDS),
            StoredJson.read(row.getString("payload"), FIELDS));
    }

    @Nullable String turn() {
        return payload.get("turn_id") instanceof String turn ? turn : null;
    }

    EventView shown(Object maskedPayload) {
        return new EventView(position, sequence, id, type, revision, recordedAt, fact(Facts.ACTOR), fact(CAUSATION), fact(CORRELATION),
            maskedPayload);
    }

    /** As it is shown beside those of others. */
    LoggedEvent logged(String stream, @Nullable String workspace, String maskedPayload) {
        return new LoggedEvent(position, stream, sequence, id, type, revision, recordedAt, workspace, fact(Facts.ACTOR), fact(CAUSATION),
            fact(CORRELATION), maskedPayload);
    }

    private @Nullable String fact(String name) {
        return metadata.get(name) instanceof String value ? value : null;
    }
}
