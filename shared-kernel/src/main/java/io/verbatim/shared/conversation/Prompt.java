package io.verbatim.shared.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is asked, in our own terms; a payload format puts it into the backend's.
 *
 * @param messages  system prompt first, where there is one; the user's latest last
 * @param messageId the user's message that is to be answered; null where none was said
 */
public record Prompt(List<Said> messages, EndUser user, String botName, String channelKind, String sessionId, @Nullable MessageId messageId) {

    /**
     * One message of the context.
     *
     * @param role {@code system}, {@code user} or {@code assistant}
     */
    public record Said(String role, String text, List<UserInput.Attachment> attachments) { }
}
