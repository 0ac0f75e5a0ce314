package io.verbatim.channel.management;

import io.verbatim.channel.web.Caller;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.TurnView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller sees of conversations: all of it, or all but what end users have said and who they are. */
record Sight(boolean whole) {
    private static final String HIDDEN = "••••";

    static Sight of(Caller caller) {
        return new Sight(caller.seesPersonalData());
    }

    ConversationView conversation(ConversationView view) {
        return whole ? view : new ConversationView(view.id(), view.botId(), view.botVersion(), view.channelId(), view.channelKind(), HIDDEN,
            hidden(view.userName()), HIDDEN, view.status(), view.state(), view.sessions(), view.messages(), view.createdAt(),
            view.lastActivityAt());
    }

    MessageView message(MessageView view) {
        return whole ? view : new MessageView(view.id(), view.turnId(), view.position(), view.role(), view.componentId(), view.type(),
            HIDDEN, HIDDEN, view.at(), view.incomplete());
    }

    EventView event(EventView view) {
        return whole ? view : new EventView(view.position(), view.sequence(), view.id(), view.type(), view.revision(), view.recordedAt(),
            view.actor(), view.causationId(), view.correlationId(), PersonalFields.hide(view.type(), view.payload(), HIDDEN));
    }

    TurnView turn(TurnView view) {
        return whole ? view : new TurnView(view.id(), view.conversationId(), view.status(), view.state(), view.isFinal(), view.startedAt(),
            view.completedAt(), view.messages().stream().map(this::message).toList(), view.dispatches(), view.deliveries());
    }

    Map<String, Object> variables(Map<String, Object> variables) {
        var shown = new LinkedHashMap<>(variables);
        if (!whole) {
            shown.replaceAll((name, value) -> HIDDEN);
        }
        return shown;
    }

    private static @Nullable String hidden(@Nullable String text) {
        return text == null ? null : HIDDEN;
    }
}
