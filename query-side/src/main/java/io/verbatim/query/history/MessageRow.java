package io.verbatim.query.history;

import java.util.List;
import java.util.Objects;

import io.verbatim.query.Seen;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;

/** @param workspace as far as its event tells */
record MessageRow(Seen seen, @Nullable String workspace, String id, String conversation, String turn, String role,
                  @Nullable String component, String type, String text, String content, boolean incomplete) {

    static final String USER = "user";
    static final String EDIT = "edit";
    private static final String REVOKE = "revoke";
    static final String MASK = "••••";
    static final String MASKED_CONTENT = StoredJson.write(UserInput.ofText(MASK));
    private static final String BOT = "bot";
    // PostgreSQL's list of a text's words has room for one megabyte, and the words of as many bytes always fit, however they are put together.
    static final int SEARCHED = 262_144;

    static MessageRow of(UserMessageReceived event, Seen seen, @Nullable String workspace) {
        var input = event.input();
        return new MessageRow(seen, workspace, event.messageId().value(), event.conversationId().value(), event.turnId().value(), USER,
            null, input.type().equals("media") ? "text" : input.type(), words(input), StoredJson.write(input), false);
    }

    static MessageRow of(UserMessageRevised event, Seen seen, @Nullable String workspace) {
        var input = event.input();
        return new MessageRow(seen, workspace, event.messageId().value(), event.conversationId().value(), event.turnId().value(), USER,
            null, input == null ? REVOKE : EDIT, input == null ? "" : words(input),
            StoredJson.write(new Revision(event.originalId(), input)), false);
    }

    static MessageRow of(BotMessageSaid event, Seen seen, @Nullable String workspace) {
        return new MessageRow(seen, workspace, event.messageId().value(), event.conversationId().value(), event.turnId().value(),
            Objects.requireNonNullElse(event.by(), BOT),
            event.componentId(), typeOf(event.message()), event.visible().asText(), StoredJson.write(event.visible()), event.broken());
    }

    /** The part of the text in which words are searched for: all of it, nearly always. */
    String beginning() {
        return text.substring(0, cut());
    }

    /** What follows the beginning; null where nothing does. */
    @Nullable String rest() {
        return cut() == text.length() ? null : text.substring(cut());
    }

    private int cut() {
        int end = 0;
        for (int left = SEARCHED; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            left -= bytes(text.codePointAt(end));
            if (left < 0) {
                return end;
            }
        }
        return end;
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x800) {
            return codePoint < 0x80 ? 1 : 2;
        }
        return Character.isBmpCodePoint(codePoint) ? 3 : 4;
    }

    MessageRow masked() {
        return new MessageRow(seen, workspace, id, conversation, turn, role, component, type, MASK, MASKED_CONTENT, incomplete);
    }

    boolean isEdit() {
        return type.equals(EDIT);
    }

    boolean isOfUser() {
        return role.equals(USER);
    }

    /** What is kept of a change: of which message, and what that says now. */
    private record Revision(MessageId originalMessageId, @Nullable UserInput input) { }

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
