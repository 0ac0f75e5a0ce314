package io.verbatim.channel.retention;

import io.verbatim.channel.media.MediaShelf;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All rows that tell of a conversation, in whatever table: they go together. Its events stay, for they are facts, but from then on
 * nobody is shown those up to the place that is noted here.
 */
@Component
class ConversationRows {
    private static final String NOTE = """
        insert into forgotten_conversation (conversation_id, workspace_id, position, swept)
        select told.*, not :again from unnest(:ids::text[], :workspaces::text[], :positions::text[]::bigint[]) as told
        on conflict (conversation_id) do update set position = greatest(forgotten_conversation.position, excluded.position),
            at = clock_timestamp(), swept = excluded.swept
        """;

    // From the events, for not every turn has left a message; as text, for JSON operators fail on an escaped NUL. Up to the noted place,
    // for what was said since then is another story.
    private static final String TURNS = """
        select distinct substring(e.payload::text from '"turn_id":"(turn_[0-9a-z]{26})"') as turn
          from forgotten_conversation f join event e on e.aggregate_id = f.conversation_id and e.global_index <= f.position
         where f.conversation_id = any (:ids) and e.payload::text ~ '"turn_id":"turn_[0-9a-z]{26}"'
        """;
    private static final String BY_DELIVERY =
        "delete from %s where delivery_id in (select delivery_id from delivery where turn_id = any (:turns))";
    // The words that searches found them by.
    private static final String UNREAD = "select unread_conversations(:ids)::text";

    private static final List<String> OF_DELIVERY = List.of("delivery_report", "delivery_attempt");
    private static final List<String> OF_TURN = List.of("message", "attempt", "dispatch", "delivery", "turn");
    private static final List<String> OF_CONVERSATION = List.of("message", "experiment_dispatch", "experiment_session", "whatsapp_contact",
        "whatsapp_user", "conversation");

    private final JdbcClient jdbc;
    private final MediaShelf media;

    ConversationRows(JdbcClient jdbc, MediaShelf media) {
        this.jdbc = jdbc;
        this.media = media;
    }

    /**
     * Takes all rows away. To be called in a transaction.
     *
     * @param again whether there may be stragglers, to be swept up later
     */
    void forget(List<Forgotten> due, boolean again) {
        var ids = Forgotten.ids(due);
        jdbc.sql(NOTE).param("ids", ids).param("workspaces", Forgotten.workspaces(due)).param("positions", Forgotten.positions(due))
            .param("again", again).update();
        // Their bytes go with the next look of the media store.
        Forgotten.byWorkspace(due).forEach(media::erase);
        sweep(ids);
        jdbc.sql(UNREAD).param("ids", ids).query((row, no) -> no).single();
        OF_CONVERSATION.forEach(table -> delete(table, "conversation_id", ids));
        delete("snapshot", "aggregate_id", ids);
        delete("parked", "sequence", ids);
    }

    /** Takes away what was written of their turns since they were forgotten. */
    void sweep(String[] ids) {
        var turns = jdbc.sql(TURNS).param("ids", ids).query(String.class).list().toArray(String[]::new);
        OF_DELIVERY.forEach(table -> jdbc.sql(BY_DELIVERY.formatted(table)).param("turns", turns).update());
        OF_TURN.forEach(table -> delete(table, "turn_id", turns));
    }

    // The names are constants of this class.
    private void delete(String table, String column, String[] ids) {
        jdbc.sql("delete from %s where %s = any (:ids)".formatted(table, column)).param("ids", ids).update();
    }
}
