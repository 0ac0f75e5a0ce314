package io.verbatim.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.activity.ChannelTally.Counts;
import io.verbatim.query.activity.ChannelTally.Hour;
import io.verbatim.query.activity.ChannelTally.Pulse;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations, and with each batch of them what happened on their channels. */
@Component
class ConversationTable implements Fold.Table<ConversationRow> {

    private static final String SAVE = """
        INSERT INTO conversation (conversation_id, workspace_id, bot_id, bot_version, channel_id, channel_kind, user_id, platform, user_name,
            username, session_id, active, state, sessions, messages, created, created_at, last_activity, last_activity_at,
            expiry_seconds, open_turns, last_turn, due_at, position)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :bots::text[], :versions::text[]::integer[], :channels::text[],
            :kinds::text[], :users::text[], :platforms::text[], :names::text[], :usernames::text[], :session_ids::text[],
            :active::text[]::boolean[], :states::text[], :sessions::text[]::bigint[], :messages::text[]::bigint[],
            :created::text[]::bigint[], :created_at::text[]::timestamptz[], :last::text[]::bigint[], :last_at::text[]::timestamptz[],
            :expiries::text[]::bigint[], :open::text[]::integer[], :last_turns::text[], :due::text[]::timestamptz[],
            :positions::text[]::bigint[])
        ON CONFLICT (conversation_id) DO UPDATE SET bot_id = excluded.bot_id, bot_version = excluded.bot_version, user_id = excluded.user_id,
            platform = excluded.platform, user_name = excluded.user_name, username = excluded.username, session_id = excluded.session_id,
            active = excluded.active, state = excluded.state, sessions = excluded.sessions, messages = excluded.messages,
            last_activity = excluded.last_activity, last_activity_at = excluded.last_activity_at,
            expiry_seconds = excluded.expiry_seconds, open_turns = excluded.open_turns, last_turn = excluded.last_turn,
            due_at = excluded.due_at, position = excluded.position
        """;
    private static final String SAVE_CHANNELS = """
        INSERT INTO channel_activity AS a (channel_id, last_activity_at, failure, failure_detail, failure_at)
        SELECT * FROM unnest(:channels::text[], :last_at::text[]::timestamptz[], :failures::text[], :details::text[],
            :failed_at::text[]::timestamptz[])
        ON CONFLICT (channel_id) DO UPDATE SET last_activity_at = greatest(a.last_activity_at, excluded.last_activity_at),
            failure = coalesce(excluded.failure, a.failure), failure_detail = coalesce(excluded.failure_detail, a.failure_detail),
            failure_at = coalesce(excluded.failure_at, a.failure_at)
        """;

    // Nobody looks at hours of the day before yesterday: they are not written, and those of the day before that go.
    private static final String COUNT = """
        WITH fresh (channel_id, hour, received, said, failed) AS (SELECT * FROM unnest(:channels::text[], :hours::text[]::timestamptz[],
                :received::text[]::bigint[], :said::text[]::bigint[], :failed::text[]::bigint[])),
            latest AS (SELECT max(hour) AS hour FROM fresh),
            gone AS (DELETE FROM channel_count o USING latest
                WHERE o.channel_id IN (SELECT channel_id FROM fresh) AND o.hour < latest.hour - interval '3 days')
        INSERT INTO channel_count AS c (channel_id, hour, received, said, failed)
        SELECT fresh.* FROM fresh, latest WHERE fresh.hour > latest.hour - interval '2 days'
        ON CONFLICT (channel_id, hour) DO UPDATE SET received = c.received + excluded.received, said = c.said + excluded.said,
            failed = c.failed + excluded.failed
        """;

    private final JdbcClient jdbc;

    ConversationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ConversationRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM conversation WHERE conversation_id = ANY(:ids)").param("ids", ids).query(ConversationTable::row).list();
    }

    @Override
    public void save(List<ConversationRow> rows) {
        saveConversations(rows);
        var tally = ChannelTally.of(rows);
        saveChannels(tally.pulses());
        if (!tally.counts().isEmpty()) {
            count(tally.counts());
        }
    }

    private void saveChannels(List<Pulse> pulses) {
        jdbc.sql(SAVE_CHANNELS)
            .param("channels", Columns.of(pulses, Pulse::channel))
            .param("last_at", Columns.of(pulses, Pulse::lastAt))
            .param("failures", Columns.of(pulses, pulse -> pulse.failure() == null ? null : pulse.failure().problem()))
            .param("details", Columns.of(pulses, pulse -> pulse.failure() == null ? null : pulse.failure().detail()))
            .param("failed_at", Columns.of(pulses, pulse -> pulse.failure() == null ? null : pulse.failure().at()))
            .update();
    }

    private void count(List<Map.Entry<Hour, Counts>> counts) {
        jdbc.sql(COUNT)
            .param("channels", Columns.of(counts, count -> count.getKey().channel()))
            .param("hours", Columns.of(counts, count -> count.getKey().begin()))
            .param("received", Columns.of(counts, count -> count.getValue().received()))
            .param("said", Columns.of(counts, count -> count.getValue().said()))
            .param("failed", Columns.of(counts, count -> count.getValue().failed()))
            .update();
    }

    private void saveConversations(List<ConversationRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, ConversationRow::id))
            .param("workspaces", Columns.of(rows, row -> row.pin().workspaceId()))
            .param("bots", Columns.of(rows, row -> row.pin().botId()))
            .param("versions", Columns.of(rows, row -> row.pin().botVersion()))
            .param("channels", Columns.of(rows, row -> row.pin().channelId()))
            .param("kinds", Columns.of(rows, row -> row.pin().channelKind()))
            .param("users", Columns.of(rows, row -> row.user().id()))
            .param("platforms", Columns.of(rows, row -> row.user().platform()))
            .param("names", Columns.of(rows, row -> row.user().name()))
            .param("usernames", Columns.of(rows, row -> row.user().username()))
            .param("session_ids", Columns.of(rows, ConversationRow::sessionId))
            .param("active", Columns.of(rows, ConversationRow::active))
            .param("states", Columns.of(rows, ConversationRow::state))
            .param("sessions", Columns.of(rows, ConversationRow::sessions))
            .param("messages", Columns.of(rows, ConversationRow::messages))
            .param("created", Columns.of(rows, row -> row.created().position()))
            .param("created_at", Columns.of(rows, row -> row.created().at()))
            .param("last", Columns.of(rows, row -> row.lastActivity().position()))
            .param("last_at", Columns.of(rows, row -> row.lastActivity().at()))
            .param("expiries", Columns.of(rows, row -> row.rest().seconds()))
            .param("open", Columns.of(rows, row -> row.rest().open()))
            .param("last_turns", Columns.of(rows, row -> row.rest().lastTurn()))
            .param("due", Columns.of(rows, row -> row.rest().dueAt()))
            .param("positions", Columns.of(rows, ConversationRow::position))
            .update();
    }

    static ConversationRow row(ResultSet row, int no) throws SQLException {
        var pin = new SessionPin(new WorkspaceId(row.getString("workspace_id")), new ChannelId(row.getString("channel_id")),
            row.getString("channel_kind"), new BotId(row.getString("bot_id")), row.getInt("bot_version"));
        var user = new EndUser(row.getString("user_id"), row.getString("platform"), row.getString("user_name"), row.getString("username"));
        var rest = new Rest(row.getLong("expiry_seconds"), row.getInt("open_turns"), row.getString("last_turn"),
            Columns.instantOrNull(row, "due_at"));
        return new ConversationRow(row.getString("conversation_id"), pin, user, row.getString("session_id"), row.getBoolean("active"),
            row.getString("state"), row.getLong("sessions"), row.getLong("messages"),
            new Seen(row.getLong("created"), Columns.instant(row, "created_at")),
            new Seen(row.getLong("last_activity"), Columns.instant(row, "last_activity_at")), rest, null,
            row.getLong("position"));
    }
}
