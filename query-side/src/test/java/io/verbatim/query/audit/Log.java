package io.verbatim.query.audit;

import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.ViewFixture.at;

import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationId;

/** The log of events, with those of one conversation in it: each one's position is one more than its place. */
record Log(ViewFixture views, ConversationId conversation) {

    void store(ConversationEvent... events) {
        append(0, events);
    }

    /** Behind so many that are there already. */
    void append(int there, ConversationEvent... events) {
        for (int i = there; i < there + events.length; i++) {
            views.sql().sql("""
                INSERT INTO event VALUES (:index, :id, 'conversation', :conversation, :seq, :type, '1', :at, :workspace, :payload::json,
                    :metadata::json)
                """)
                .param("index", i + 1).param("id", "event-" + (i + 1)).param("conversation", conversation.value()).param("seq", i)
                .param("type", "conversation." + events[i - there].getClass().getSimpleName()).param("at", Columns.time(at(i + 1)))
                .param("workspace", HERE.value()).param("payload", StoredJson.write(events[i - there]))
                .param("metadata", StoredJson.write(Map.of("actor", "key_anna", "correlationId", "cause", "traceId", "trace")))
                .update();
        }
    }
}
