package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request in the format {@code verbatim}; {@code stream} only where a stream is welcome. */
record VerbatimRequest(List<Message> messages, String conversationId, EndUser user, Bot bot, Metadata metadata,
                       @Nullable Boolean stream) {

    static VerbatimRequest of(Call call) {
        var attempt = call.attempt();
        var prompt = attempt.prompt();
        return new VerbatimRequest(prompt.messages().stream().map(VerbatimRequest::message).toList(), attempt.conversationId().value(),
            prompt.user(), new Bot(call.backend().botId().value(), prompt.botName()), metadata(attempt),
            call.settings().stream() ? true : null);
    }

    private static Message message(Said said) {
        return new Message(said.role(), said.attachments().isEmpty() ? said.text() : ContentPart.of(said));
    }

    private static Metadata metadata(AttemptStarted attempt) {
        var prompt = attempt.prompt();
        return new Metadata(prompt.channelKind(), prompt.user().id(), prompt.messageId(), prompt.sessionId(), attempt.turnId().value());
    }

    /** One message; its content is a text, or a list of parts. */
    record Message(String role, Object content) { }

    /** Who asks. */
    record Bot(String id, String name) { }

    /** Where the user is. */
    record Metadata(String channel, String chatId, @Nullable MessageId messageId, String sessionId, String turnId) { }
}
