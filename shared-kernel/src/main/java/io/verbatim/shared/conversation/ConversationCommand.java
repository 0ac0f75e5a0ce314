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
     */
    record StartSession(ConversationId conversationId, TurnId turnId, WorkspaceId workspaceId, ChannelId channelId, String channelKind,
                        BotId botId, String sessionId, EndUser user, Map<String, Object> variables, @Nullable Object messagePayload,
                        boolean forceRestart, Duration expiry) implements ConversationCommand { }

    /** Says something to the bot; answers a {@link Turn}. Refused with SESSION_NOT_FOUND, QUEUE_FULL. */
    record SendMessage(ConversationId conversationId, TurnId turnId, MessageId messageId, UserInput input)
        implements ConversationCommand { }

    /** Chooses what the bot offers; answers a {@link Turn}. Refused with SESSION_NOT_FOUND, UNKNOWN_OPTION, QUEUE_FULL. */
    record SelectOption(ConversationId conversationId, TurnId turnId, MessageId messageId, String optionId)
        implements ConversationCommand { }

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
}
