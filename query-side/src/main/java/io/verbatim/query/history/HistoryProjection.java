package io.verbatim.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.verbatim.query.Batch;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("history")
@Makes(value = "message", clears = "conversation_block", ofConversations = true)
class HistoryProjection {

    private final Batch<Collected> batch = new Batch<>("history", Collected::new, this::write);
    private final MessageTable table;

    HistoryProjection(MessageTable table) {
        this.table = table;
    }

    @EventHandler
    void on(UserMessageReceived event, @Timestamp Instant at, TrackingToken token,
            @MetaDataValue(Facts.WORKSPACE) @Nullable String workspace) {
        batch.current().messages.add(MessageRow.of(event, Seen.of(token, at), workspace));
    }

    @EventHandler
    void on(UserMessageRevised event, @Timestamp Instant at, TrackingToken token,
            @MetaDataValue(Facts.WORKSPACE) @Nullable String workspace) {
        batch.current().messages.add(MessageRow.of(event, Seen.of(token, at), workspace));
    }

    @EventHandler
    void on(BotMessageSaid event, @Timestamp Instant at, TrackingToken token,
            @MetaDataValue(Facts.WORKSPACE) @Nullable String workspace) {
        batch.current().messages.add(MessageRow.of(event, Seen.of(token, at), workspace));
    }

    /** What the user said to give a sensitive variable its value is shown to nobody. */
    @EventHandler
    void on(VariablesChanged event) {
        if (!event.sensitive().isEmpty()) {
            batch.current().maskedTurns.add(event.turnId().value());
        }
    }

    private void write(Collected collected) {
        if (!collected.messages.isEmpty()) {
            table.add(collected.messages.stream().map(collected::shown).toList());
        }
        if (!collected.maskedTurns.isEmpty()) {
            table.mask(collected.maskedTurns);
        }
        var edited = collected.messages.stream().filter(MessageRow::isEdit).map(MessageRow::turn).collect(Collectors.toSet());
        if (!edited.isEmpty()) {
            table.maskEdits(edited);
        }
        var changed = new HashSet<>(edited);
        changed.addAll(collected.maskedTurns);
        if (!changed.isEmpty()) {
            table.changed(changed);
        }
    }

    private record Collected(List<MessageRow> messages, Set<String> maskedTurns) {

        Collected() {
            this(new ArrayList<>(), new HashSet<>());
        }

        MessageRow shown(MessageRow row) {
            return row.isOfUser() && maskedTurns.contains(row.turn()) ? row.masked() : row;
        }
    }
}
