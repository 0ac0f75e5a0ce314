package io.verbatim.query.activity;

import io.verbatim.shared.replay.ReplayQuery.FindConversationsOf;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which conversations are of a channel or a bot. */
@Component
class ConversationsOf {

    private static final String SELECT = """
        SELECT conversation_id FROM conversation WHERE conversation_id = ANY (:among) AND workspace_id = :workspace
        AND channel_id = COALESCE(:channel, channel_id) AND bot_id = COALESCE(:bot, bot_id)
        """;

    private final JdbcClient jdbc;

    ConversationsOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<String> handle(FindConversationsOf query) {
        return jdbc.sql(SELECT).param("among", query.among().toArray(String[]::new)).param("workspace", query.workspaceId().value())
            .param("channel", query.channelId()).param("bot", query.botId()).query(String.class).list();
    }
}
