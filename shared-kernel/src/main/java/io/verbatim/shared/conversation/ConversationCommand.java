package io.verbatim.shared.conversation;

import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.effect.EffectId;
import io.verbatim.shared.effect.Outcome;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of a conversation: by the user through a channel, by the dispatch, and by the attempts that it makes. */
public sealed interface ConversationCommand {

    ConversationId conversationId();

    /**
     * Starts a session; answers a {@link Turn}. Refused with SESSION_EXISTS, NOT_PUBLISHED, UNKNOWN_VARIABLE, INVALID.
     *
     * @param sessionId      the client's name for the session
     * @param variables      values for declared, injectable variables
     * @param messagePayload goes into {@code on_create_message_payload}; null for none
     * @param forceRestart   ends a session that is active, instead of refusing
     * @param opening        what the user said that started it: a flow that begins with an AI reply answers it; null where nothing was said
     * @param test           the version that is tried, and how; null for a real session, which gets the published one
     */
    record StartSession(ConversationId conversationId, TurnId turnId, WorkspaceId workspaceId, ChannelId channelId, String channelKind,
                        BotId botId, String sessionId, EndUser user, Map<String, Object> variables, @Nullable Object messagePayload,
                        boolean forceRestart, Duration expiry, @Nullable Opening opening, @Nullable Trial test)
        implements ConversationCommand {

        /** Of a real session. */
        public StartSession(ConversationId conversationId, TurnId turnId, WorkspaceId workspaceId, ChannelId channelId, String channelKind,
                            BotId botId, String sessionId, EndUser user, Map<String, Object> variables, @Nullable Object messagePayload,
                            boolean forceRestart, Duration expiry, @Nullable Opening opening) {
            this(conversationId, turnId, workspaceId, channelId, channelKind, botId, sessionId, user, variables, messagePayload,
                forceRestart, expiry, opening, null);
        }

        /** A start without words. */
        public StartSession(ConversationId conversationId, TurnId turnId, WorkspaceId workspaceId, ChannelId channelId, String channelKind,
                            BotId botId, String sessionId, EndUser user, Map<String, Object> variables, @Nullable Object messagePayload,
                            boolean forceRestart, Duration expiry) {
            this(conversationId, turnId, workspaceId, channelId, channelKind, botId, sessionId, user, variables, messagePayload,
                forceRestart, expiry, null);
        }
    }

    /**
     * The words with which a user came.
     *
     * @param misfit why the bot cannot be given them; null where it can
     */
    record Opening(MessageId messageId, UserInput input, @Nullable Misfit misfit) { }

    /** What a test session tries: a version, or, by a negative number, a frozen draft. */
    record Trial(int version, TestRun run) { }

    /** Says something to the bot; answers a {@link Turn}. Refused with SESSION_NOT_FOUND, QUEUE_FULL. */
    record SendMessage(ConversationId conversationId, TurnId turnId, MessageId messageId, UserInput input)
        implements ConversationCommand { }

    /** Chooses what the bot offers; answers a {@link Turn}. Refused with SESSION_NOT_FOUND, UNKNOWN_OPTION, QUEUE_FULL. */
    record SelectOption(ConversationId conversationId, TurnId turnId, MessageId messageId, String optionId)
        implements ConversationCommand { }

    /**
     * Says a number to a bot whose options are shown as numbered text: that option is chosen, if there is one and no label is that number;
     * else it is said as text. Answers a {@link Turn}. Refused with SESSION_NOT_FOUND, QUEUE_FULL.
     *
     * @param number from 1
     * @param text   as it was typed
     */
    record SayNumber(ConversationId conversationId, TurnId turnId, MessageId messageId, int number, String text)
        implements ConversationCommand { }

    /**
     * Takes note that the user said what cannot be understood, such as a voice message; the user is told so, unless people answer, and the
     * flow stays where it is. Answers a {@link Turn}. Refused with SESSION_NOT_FOUND, QUEUE_FULL.
     */
    record RejectInput(ConversationId conversationId, TurnId turnId, MessageId messageId, UserInput input, Misfit misfit)
        implements ConversationCommand { }

    /**
     * Gives the active session values for declared, injectable variables, as at its start. Refused with SESSION_NOT_FOUND, UNKNOWN_VARIABLE,
     * INVALID.
     *
     * @param turnId of the message that they come with
     */
    record GiveVariables(ConversationId conversationId, TurnId turnId, Map<String, Object> variables) implements ConversationCommand { }

    /**
     * Takes note that the user changed something said before, or took it back; no turn begins. Refused with SESSION_NOT_FOUND where nothing
     * was ever said.
     *
     * @param turnId     of the message that is meant
     * @param messageId  of the change
     * @param originalId of the message that is meant
     * @param input      what it says now; null where it was taken back
     */
    record ReviseMessage(ConversationId conversationId, TurnId turnId, MessageId messageId, MessageId originalId,
                         @Nullable UserInput input) implements ConversationCommand { }

    /** Calls a backend once more, or the next one; nothing happens if attempt {@code no} was started or the dispatch is over. */
    record StartAttempt(ConversationId conversationId, DispatchId dispatchId, int no, BackendId backendId)
        implements ConversationCommand { }

    /** Notes that attempt {@code no} will be made after a pause. */
    record PlanRetry(ConversationId conversationId, DispatchId dispatchId, int no, BackendId backendId, Duration pause)
        implements ConversationCommand { }

    /** Gives up the search for a reply: the user gets the error text. */
    record GiveUp(ConversationId conversationId, DispatchId dispatchId, Failure last) implements ConversationCommand { }

    /**
     * Passes on a piece of a reply that is still coming; answers whether anybody waits for the rest. A piece that was taken already changes
     * nothing.
     *
     * @param offset where in the reply the piece begins, in UTF-16 units
     */
    record StreamReply(ConversationId conversationId, AttemptId attemptId, int offset, String text) implements ConversationCommand { }

    /** Takes a backend's answer; late if the attempt has an outcome. */
    record RecordAttemptSucceeded(ConversationId conversationId, TurnId turnId, AttemptId attemptId, Reply reply, CallFacts call)
        implements ConversationCommand { }

    /** Takes note that an attempt brought nothing. */
    record RecordAttemptFailed(ConversationId conversationId, AttemptId attemptId, Failure failure, CallFacts call)
        implements ConversationCommand { }

    /** Takes note that nobody knows how an attempt ended: the node that made it is gone. */
    record RecordAttemptUnknown(ConversationId conversationId, AttemptId attemptId) implements ConversationCommand { }

    /** Takes what an effect brought; nothing happens if nobody waits for it. */
    record RecordEffectSucceeded(ConversationId conversationId, EffectId effectId, Outcome outcome, long durationMs, String node)
        implements ConversationCommand { }

    /** Takes note that an effect could not be done; nothing happens if nobody waits for it. */
    record RecordEffectFailed(ConversationId conversationId, EffectId effectId, String reason, String detail, long durationMs, String node)
        implements ConversationCommand { }

    /**
     * Takes note that nobody knows how an effect ended: the node that did it is gone.
     *
     * @param age how long ago it was begun, by the database's clock
     */
    record RecordEffectUnknown(ConversationId conversationId, EffectId effectId, Duration age) implements ConversationCommand { }

    /** Takes note of how a notice ended; {@code reason} and {@code detail} of a failure, else null. */
    record RecordNoticeEnded(ConversationId conversationId, TurnId turnId, EffectId effectId, @Nullable String reason,
                             @Nullable String detail, long durationMs) implements ConversationCommand { }

    /** Makes the bot silent, if a session is active and it is not; people answer. {@code turnId} names the occasion where no turn runs. */
    record PauseBot(ConversationId conversationId, TurnId turnId) implements ConversationCommand { }

    /** Gives the bot the word again, if it was silent; from a handover the flow goes on, in the turn {@code turnId}. */
    record ResumeBot(ConversationId conversationId, TurnId turnId) implements ConversationCommand { }

    /**
     * Carries out what an operator asks for, in order, all of it or nothing, in the turn {@code turnId}. Refused with SESSION_NOT_FOUND,
     * INVALID.
     */
    record Act(ConversationId conversationId, TurnId turnId, Actions actions) implements ConversationCommand { }

    /** Answers what the active session knows, as {@link SessionData}; changes nothing. Refused with SESSION_NOT_FOUND. */
    record LookUpSession(ConversationId conversationId) implements ConversationCommand { }

    /** Ends the session, if one is active; {@code turnId} names the ending where no turn runs. */
    record EndSession(ConversationId conversationId, TurnId turnId, String reason) implements ConversationCommand { }

    /**
     * Ends the session for want of activity, if one is active and has rested since that turn; else nothing happens.
     *
     * @param turnId   names the ending
     * @param lastTurn the last that was completed when the session was found due: who says something meanwhile keeps the session
     * @param dueAt    when it fell due
     */
    record ExpireSession(ConversationId conversationId, TurnId turnId, TurnId lastTurn, Instant dueAt) implements ConversationCommand { }

    /**
     * Looks at a delivery that was claimed; answers what is due of it, a {@link DueDelivery}, or null if nothing is.
     *
     * @param lost        whether the node that had it is gone
     * @param statusWaits for how many milliseconds a report is waited for then, by the kind of channel; kinds without reports are not in it
     */
    record TakeDelivery(ConversationId conversationId, DeliveryId deliveryId, boolean lost, Map<String, Long> statusWaits)
        implements ConversationCommand { }

    /** Puts on record that an attempt is about to be made; answers whether it is this one that is due, and was not begun before. */
    record BeginDelivery(ConversationId conversationId, DeliveryId deliveryId, int attempt) implements ConversationCommand { }

    /**
     * Takes note of how an attempt ended; answers what is due now in this conversation, a {@link DueDelivery}, or null. Of an attempt that
     * is not the one due, nothing is taken and null is answered.
     *
     * @param note null where there is nothing to say
     */
    record RecordDelivery(ConversationId conversationId, DeliveryId deliveryId, int part, int attempt, SendOutcome outcome, CallFacts call,
                          @Nullable SendNote note) implements ConversationCommand { }

    /** Takes note of what a provider reports on a part. */
    record RecordDeliveryStatus(ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part,
                                String status, @Nullable Instant providerAt, @Nullable String detail) implements ConversationCommand { }

    /**
     * Asks once more for a delivery that has failed or of which nobody knows. Nothing happens if it is under way.
     *
     * @param attempts that were made of it so far
     */
    record Redeliver(Outgoing outgoing, int part, int attempts) implements ConversationCommand {
        @Override
        public ConversationId conversationId() {
            return outgoing.conversationId();
        }
    }
}
