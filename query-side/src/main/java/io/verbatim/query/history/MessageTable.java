package io.verbatim.query.history;

import java.util.List;
import java.util.Set;

import io.verbatim.query.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MessageTable {

    // Not every cause of an event knew where it belongs; what began the conversation did.
    private static final String ADD = """
        INSERT INTO message (position, message_id, conversation_id, turn_id, role, component_id, type, text, rest, content,
            at, incomplete, workspace_id)
        SELECT position, message_id, conversation_id, turn_id, role, component_id, type, text, rest, content, at, incomplete,
            coalesce(nullif(nullif(known, ''), 'null'),
                (SELECT e.workspace_id FROM event e WHERE e.aggregate_id = said.conversation_id AND e.seq = 0))
        FROM unnest(:positions::text[]::bigint[], :ids::text[], :conversations::text[], :turns::text[], :roles::text[],
            :components::text[], :types::text[], :texts::text[], :rests::text[], :contents::text[]::json[],
            :times::text[]::timestamptz[], :incomplete::text[]::boolean[], :workspaces::text[])
            AS said (position, message_id, conversation_id, turn_id, role, component_id, type, text, rest, content, at, incomplete, known)
        ON CONFLICT (position) DO NOTHING
        """;
    private static final String MASK = """
        UPDATE message SET text = :mask, rest = NULL, content = :content::json
        WHERE turn_id = ANY(:turns) AND role = :user AND text <> :mask
        """;

    // What takes the place of something that nobody may see is not to be seen either.
    private static final String MASK_EDITS = """
        UPDATE message e SET text = :mask, rest = NULL, content = :content::json FROM message o
        WHERE e.turn_id = ANY(:turns) AND e.type = :edit AND o.turn_id = e.turn_id AND o.role = :user AND o.type <> :edit AND o.text = :mask
        """;
    private static final String UNREAD =
        "SELECT unread_conversations(array(SELECT DISTINCT conversation_id FROM message WHERE turn_id = ANY(:turns)))::text";

    private final JdbcClient jdbc;

    MessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<MessageRow> rows) {
        jdbc.sql(ADD)
            .param("positions", Columns.of(rows, row -> row.seen().position()))
            .param("ids", Columns.of(rows, MessageRow::id))
            .param("conversations", Columns.of(rows, MessageRow::conversation))
            .param("turns", Columns.of(rows, MessageRow::turn))
            .param("roles", Columns.of(rows, MessageRow::role))
            .param("components", Columns.of(rows, MessageRow::component))
            .param("types", Columns.of(rows, MessageRow::type))
            .param("texts", Columns.of(rows, MessageRow::beginning))
            .param("rests", Columns.of(rows, MessageRow::rest))
            .param("contents", Columns.of(rows, MessageRow::content))
            .param("times", Columns.of(rows, row -> row.seen().at()))
            .param("incomplete", Columns.of(rows, MessageRow::incomplete))
            .param("workspaces", Columns.of(rows, MessageRow::workspace))
            .update();
    }

    /** Has conversations searched as they are now, also where none of their messages is new. */
    void changed(Set<String> turns) {
        jdbc.sql(UNREAD).param("turns", turns.toArray(String[]::new)).query((row, no) -> no).single();
    }

    void maskEdits(Set<String> turns) {
        jdbc.sql(MASK_EDITS).param("mask", MessageRow.MASK).param("content", MessageRow.MASKED_CONTENT)
            .param("turns", turns.toArray(String[]::new)).param("edit", MessageRow.EDIT).param("user", MessageRow.USER).update();
    }

    void mask(Set<String> turns) {
        jdbc.sql(MASK).param("mask", MessageRow.MASK).param("content", MessageRow.MASKED_CONTENT)
            .param("turns", turns.toArray(String[]::new)).param("user", MessageRow.USER).update();
    }
}
