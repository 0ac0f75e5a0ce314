package io.verbatim.command.conversation;

import io.verbatim.command.conversation.OpenDispatch.Passed;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import java.util.Objects;

/** What becomes of a reply that comes in pieces: once the user has seen one, nobody else is asked, and what was said stays said. */
final class Streaming {

    private static final String NOWHERE = "";

    private final Chance chance;

    Streaming(Chance chance) {
        this.chance = chance;
    }

    /** Passes on what is new of the piece: it may have come before, with less text or with as much. */
    void pass(Story story, OpenDispatch search, StreamReply command) {
        int known = search.passed() == null ? 0 : search.passed().text().length();
        int begin = known - command.offset();
        if (begin >= 0 && begin < command.text().length()) {
            var message = search.passed() == null ? chance.message() : search.passed().messageId();
            story.tell(new ReplyStreamed(command.conversationId(), running(story), command.attemptId(), message, place(story), known,
                command.text().substring(begin)));
        }
    }

    /** Ends the search with what was passed on. */
    void breakOff(Story story, ConversationId conversation, OpenDispatch search, Passed passed, Failure last) {
        story.tell(new DispatchFailed(conversation, running(story), search.id(), last, story.session().pin().channelId()));
        story.tell(said(story, conversation, passed.messageId(), passed.text()));
    }

    private static BotMessageSaid said(Story story, ConversationId conversation, MessageId message, String text) {
        return new BotMessageSaid(conversation, running(story), message, place(story), new BotMessage.Text(text), true);
    }

    private static String place(Story story) {
        return Objects.requireNonNullElse(story.session().flow().at(), NOWHERE);
    }

    private static TurnId running(Story story) {
        return Objects.requireNonNull(story.session().running(), "A reply belongs to a turn");
    }
}
