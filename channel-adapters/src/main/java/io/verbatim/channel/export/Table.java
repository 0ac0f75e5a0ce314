package io.verbatim.channel.export;

import static io.verbatim.channel.export.Column.number;
import static io.verbatim.channel.export.Column.text;
import static io.verbatim.channel.export.Column.time;

import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EventView;
import java.util.List;

/** What can be exported: its name and its columns, which are the fields that it has elsewhere in the API. */
record Table<T>(String name, List<Column<T>> columns) {

    static final Table<EventView> EVENTS = new Table<>("events", List.of(
        number("position", EventView::position), number("sequence", EventView::sequence), text("id", EventView::id),
        text("type", EventView::type), text("revision", EventView::revision), time("recorded_at", EventView::recordedAt),
        text("actor", EventView::actor), text("causation_id", EventView::causationId), text("correlation_id", EventView::correlationId),
        text("payload", EventView::payload)));

    static final Table<ConversationView> CONVERSATIONS = new Table<>("conversations", List.of(
        text("id", ConversationView::id), text("bot_id", ConversationView::botId), number("bot_version", ConversationView::botVersion),
        text("channel_id", ConversationView::channelId), text("channel_kind", ConversationView::channelKind),
        text("user_id", ConversationView::userId), text("user_name", ConversationView::userName),
        text("session_id", ConversationView::sessionId), text("status", ConversationView::status), text("state", ConversationView::state),
        number("sessions", ConversationView::sessions), number("messages", ConversationView::messages),
        time("created_at", ConversationView::createdAt), time("last_activity_at", ConversationView::lastActivityAt),
        time("updated_at", ConversationView::updatedAt)));
}
