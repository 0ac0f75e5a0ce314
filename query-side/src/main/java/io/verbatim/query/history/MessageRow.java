package io.verbatim.query.history;

import java.util.List;
import java.util.Objects;

import io.verbatim.query.Seen;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;

record MessageRow(Seen seen, String id, String conversation, String turn, String role, @Nullable String component, String type, String text,
                  String content, boolean incomplete) {

    static final String USER = "user";
    static final String MASK = "••••";
    static final String MASKED_CONTENT = StoredJson.write(UserInput.ofText(MASK));
    private static final String BOT = "bot";

    static MessageRow of(UserMessageReceived event, Seen seen) {
        var input = event.input();
        return new MessageRow(seen, event.messageId().value(), event.conversationId().value(), event.turnId().value(), USER, null,
            input.optionId() == null ? "text" : "option", words(input), StoredJson.write(input), false);
    }

    static MessageRow of(BotMessageSaid event, Seen seen) {
        return new MessageRow(seen, event.messageId().value(), event.conversationId().value(), event.turnId().value(),
            Objects.requireNonNullElse(event.by(), BOT),
            event.componentId(), typeOf(event.message()), event.message().asText(), StoredJson.write(event.message()), event.broken());
    }

    MessageRow masked() {
        return new MessageRow(seen, id, conversation, turn, role, component, type, MASK, MASKED_CONTENT, incomplete);
    }

    boolean isOfUser() {
        return role.equals(USER);
    }

    private static String words(UserInput input) {
        if (input.text() != null) {
            return input.text();
        }
        return input.optionId() != null ? input.optionId() : String.join("\n", urls(input));
    }

    private static List<String> urls(UserInput input) {
        return input.attachments().stream().map(UserInput.Attachment::url).toList();
    }

    private static String typeOf(BotMessage message) {
        return switch (message) {
            case BotMessage.Text text -> "text";
            case BotMessage.Buttons buttons -> "buttons";
            case BotMessage.ListOfOptions list -> "list";
            case BotMessage.Media media -> "media";
            case BotMessage.Carousel carousel -> "carousel";
        };
    }
}
