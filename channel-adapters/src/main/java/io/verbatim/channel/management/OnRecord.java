package io.verbatim.channel.management;

import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.TurnId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Conversations and what was asked of them, as the audit log tells it: nothing of what was said, and by whom. */
final class OnRecord {

    private OnRecord() {
    }

    static Map<String, Object> of(ConversationView view) {
        var told = new LinkedHashMap<String, Object>();
        told.put("bot_id", view.botId());
        told.put("bot_version", view.botVersion());
        told.put("channel_id", view.channelId());
        told.put("channel_kind", view.channelKind());
        told.put("status", view.status());
        told.put("sessions", view.sessions());
        told.put("messages", view.messages());
        told.put("created_at", view.createdAt());
        told.put("last_activity_at", view.lastActivityAt());
        return told;
    }

    static Map<String, Object> of(Actions actions, TurnId turn) {
        var told = new LinkedHashMap<String, Object>();
        told.put("actions", actions.names());
        if (actions.data() != null) {
            told.put("namespace", actions.data().namespace());
        }
        if (actions.goTo() != null) {
            told.put("dialogstate_id", actions.goTo());
        }
        if (!actions.say().isEmpty()) {
            told.put("messages", actions.say().size());
        }
        told.put("turn_id", turn);
        return told;
    }
}
