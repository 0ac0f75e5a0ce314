package io.verbatim.shared.conversation;

import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bot's message on its way to the user.
 *
 * @param no    counts the messages of the conversation that were to be delivered, from 1
 * @param round counts how often the delivery was asked for, from 1
 * @param intent that the bot recognised last; null for none
 */
public record Outgoing(DeliveryId deliveryId, ConversationId conversationId, TurnId turnId, MessageId messageId, SessionPin pin,
                       String sessionId, EndUser user, BotMessage message, long no, int round, @Nullable Intent intent) {

    // Whose clients fetch the answers themselves.
    private static final Set<String> FETCHED = Set.of("api", "test");

    /** What a user wants, as far as it was understood. */
    public record Intent(String name, double score) { }

    /** Where no intent was recognised. */
    public Outgoing(DeliveryId deliveryId, ConversationId conversationId, TurnId turnId, MessageId messageId, SessionPin pin,
                    String sessionId, EndUser user, BotMessage message, long no, int round) {
        this(deliveryId, conversationId, turnId, messageId, pin, sessionId, user, message, no, round, null);
    }

    /** As it was asked for. */
    public static Outgoing of(DeliveryRequested asked) {
        return new Outgoing(asked.deliveryId(), asked.conversationId(), asked.turnId(), asked.messageId(), asked.pin(), asked.sessionId(),
            asked.user(), asked.message(), asked.no(), asked.round(), asked.intent());
    }

    /** Whether messages have to be brought to the users of channels of this kind. */
    public static boolean isBroughtBy(String channelKind) {
        return !FETCHED.contains(channelKind);
    }
}
