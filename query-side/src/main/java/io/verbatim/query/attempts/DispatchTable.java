package io.verbatim.query.attempts;

import java.util.ArrayList;
import java.util.List;

import io.verbatim.query.Batch;
import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Searches for a reply: added once; only those that failed are touched again. */
@Component
class DispatchTable {

    private static final String ADD = """
        INSERT INTO dispatch (dispatch_id, conversation_id, turn_id, component_id, route, position)
        SELECT * FROM unnest(:ids::text[], :conversations::text[], :turns::text[], :components::text[], :routes::text[]::json[],
            :positions::text[]::bigint[])
        ON CONFLICT (dispatch_id) DO NOTHING
        """;

    private final Batch<Collected> batch = new Batch<>("dispatch", Collected::new, this::write);
    private final JdbcClient jdbc;

    DispatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReplyRequested event, long position) {
        batch.current().requested.add(new Requested(event, position));
    }

    void fail(DispatchFailed event) {
        batch.current().failed.add(event.dispatchId().value());
    }

    private void write(Collected collected) {
        if (!collected.requested.isEmpty()) {
            add(collected.requested);
        }
        if (!collected.failed.isEmpty()) {
            jdbc.sql("UPDATE dispatch SET failed = true WHERE dispatch_id = ANY(:ids) AND NOT failed")
                .param("ids", collected.failed.toArray(String[]::new)).update();
        }
    }

    private void add(List<Requested> rows) {
        jdbc.sql(ADD)
            .param("ids", Columns.of(rows, row -> row.event().dispatchId()))
            .param("conversations", Columns.of(rows, row -> row.event().conversationId()))
            .param("turns", Columns.of(rows, row -> row.event().turnId()))
            .param("components", Columns.of(rows, row -> row.event().componentId()))
            .param("routes", Columns.of(rows, row -> StoredJson.write(row.event().route())))
            .param("positions", Columns.of(rows, Requested::position))
            .update();
    }

    private record Requested(ReplyRequested event, long position) { }

    private record Collected(List<Requested> requested, List<String> failed) {

        Collected() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }
}
