package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.shared.DataSubject;
import io.verbatim.shared.PersonalData;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.EffectId;
import io.verbatim.shared.effect.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import io.verbatim.shared.conversation.Outgoing.Intent;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation, in order: the audit trail. Times are the store's; ids and draws are facts, never taken again. */
public sealed interface ConversationEvent {

    ConversationId conversationId();

    TurnId turnId();

    /** A session began; {@code variables} are the client's values, and the payload where there is one; expires never after 0 seconds. */
    record SessionStarted(@DataSubject ConversationId conversationId, TurnId turnId, SessionPin pin, @PersonalData String sessionId,
                          @PersonalData EndUser user, @PersonalData Map<String, Object> variables, long expirySeconds)
        implements ConversationEvent { }

    /**
     * A session is over: {@code ended}, {@code restarted}, {@code expired}, {@code operator}.
     *
     * @param dueAt when it fell due, where it expired; by the store's clock
     */
    record SessionEnded(@DataSubject ConversationId conversationId, TurnId turnId, String reason, @Nullable Instant dueAt)
        implements ConversationEvent {

        /** One that nobody's clock has ended. */
        public SessionEnded(ConversationId conversationId, TurnId turnId, String reason) {
            this(conversationId, turnId, reason, null);
        }
    }

    /**
     * The user said something. Its turn begins at once, or, while another one runs, after it.
     *
     * @param misfit why the bot cannot be given it; null as a rule
     */
    record UserMessageReceived(@DataSubject ConversationId conversationId, TurnId turnId, MessageId messageId, @PersonalData UserInput input,
                               @Nullable Misfit misfit) implements ConversationEvent {

        public UserMessageReceived(ConversationId conversationId, TurnId turnId, MessageId messageId, UserInput input) {
            this(conversationId, turnId, messageId, input, null);
        }
    }

    /**
     * The user changed something said before, or took it back. The bot has heard what was said first and is not asked again.
     *
     * @param turnId     of the message that is meant
     * @param messageId  of the change
     * @param originalId of the message that is meant
     * @param input      what it says now; null where it was taken back
     */
    record UserMessageRevised(@DataSubject ConversationId conversationId, TurnId turnId, MessageId messageId, MessageId originalId,
                              @PersonalData @Nullable UserInput input) implements ConversationEvent { }

    /** The flow came to a component, which ran and left this difference in the variables. */
    record ComponentEntered(@DataSubject ConversationId conversationId, TurnId turnId, String componentId, String componentType,
                            @PersonalData Map<String, Object> changed, List<String> removedKeys) implements ConversationEvent { }

    /**
     * A component took what it waited for, and left this difference.
     *
     * @param sensitive those of the changed variables whose values no view shows
     */
    record VariablesChanged(@DataSubject ConversationId conversationId, TurnId turnId, String componentId,
                            @PersonalData Map<String, Object> changed, List<String> removedKeys, List<String> sensitive)
        implements ConversationEvent { }

    /** An answer would not do. */
    record AnswerRejected(@DataSubject ConversationId conversationId, TurnId turnId, String componentId, int attempt, String reason)
        implements ConversationEvent { }

    /**
     * The bot said something; on its way through the channel it is a delivery.
     *
     * @param incomplete whether this is only the beginning of a reply whose rest never came; null as a rule
     * @param by         who said it in the bot's place: {@value #OPERATOR}; null for the bot
     * @param shown      what views show of it, where it holds what none shows; null as a rule
     */
    record BotMessageSaid(@DataSubject ConversationId conversationId, TurnId turnId, MessageId messageId, String componentId,
                          @PersonalData BotMessage message, @Nullable Boolean incomplete, @Nullable String by,
                          @PersonalData @Nullable BotMessage shown) implements ConversationEvent {

        /** Somebody of those who run the bot. */
        public static final String OPERATOR = "operator";

        public BotMessageSaid(ConversationId conversationId, TurnId turnId, MessageId messageId, String componentId, BotMessage message) {
            this(conversationId, turnId, messageId, componentId, message, null, null, null);
        }

        public BotMessageSaid(ConversationId conversationId, TurnId turnId, MessageId messageId, String componentId, BotMessage message,
                              @Nullable Boolean incomplete) {
            this(conversationId, turnId, messageId, componentId, message, incomplete, null, null);
        }

        /** What may be seen of it by those who were not told. */
        public BotMessage visible() {
            return shown == null ? message : shown;
        }

        /** Whether the rest of it never came. */
        public boolean broken() {
            return Boolean.TRUE.equals(incomplete);
        }
    }

    /** A component could not do its work. */
    record ComponentFailed(@DataSubject ConversationId conversationId, TurnId turnId, String componentId, String reason)
        implements ConversationEvent { }

    /** The search for a reply began. */
    record ReplyRequested(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, String componentId, Route route)
        implements ConversationEvent { }

    /**
     * A backend is about to be called; committed before the first byte leaves. {@code no} counts over the whole dispatch, from 1.
     *
     * @param retriesLeft calls of the same backend that may follow; null in what was stored before it was noted
     * @param stub        what a test session takes for the reply instead of a call; null as a rule
     */
    record AttemptStarted(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                          @JsonProperty("integration_id") BackendId backendId, @PersonalData Prompt prompt, @Nullable Integer retriesLeft,
                          @PersonalData @Nullable Map<String, Object> stub) implements ConversationEvent {

        public AttemptStarted(ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                              BackendId backendId, Prompt prompt, @Nullable Integer retriesLeft) {
            this(conversationId, turnId, dispatchId, attemptId, no, backendId, prompt, retriesLeft, null);
        }

        public AttemptStarted(ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                              BackendId backendId, Prompt prompt) {
            this(conversationId, turnId, dispatchId, attemptId, no, backendId, prompt, null, null);
        }

        /** Whether the same backend may be asked again if this brings nothing. */
        public boolean mayBeRetried() {
            return retriesLeft == null || retriesLeft > 0;
        }
    }

    /** It answered. */
    record AttemptSucceeded(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                            @JsonProperty("integration_id") BackendId backendId, @PersonalData Reply reply, CallFacts call)
        implements ConversationEvent { }

    /** It did not; {@code left} is what the route still allows. */
    record AttemptFailed(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                         @JsonProperty("integration_id") BackendId backendId, Failure failure, CallFacts call, List<Route.Leg> left)
        implements ConversationEvent { }

    /** The node that called is gone; {@code left} is what the route still allows. */
    record AttemptOutcomeUnknown(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, AttemptId attemptId, int no,
                                 @JsonProperty("integration_id") BackendId backendId, List<Route.Leg> left) implements ConversationEvent { }

    /**
     * A piece of a reply came and was passed on, before the reply was whole. The first one binds the dispatch: from it on nobody else is asked.
     *
     * @param messageId under which the whole reply will be said
     * @param offset    where in the reply the piece begins, in UTF-16 units
     */
    record ReplyStreamed(@DataSubject ConversationId conversationId, TurnId turnId, AttemptId attemptId, MessageId messageId,
                         String componentId, int offset, @PersonalData String text) implements ConversationEvent { }

    /** Attempt {@code no} will be made after a pause; the pause was drawn at random. */
    record RetryPlanned(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, int no,
                        @JsonProperty("integration_id") BackendId backendId, long pauseMs) implements ConversationEvent { }

    /** An answer came for an attempt that has an outcome; it is not used. */
    record LateAnswerSeen(@DataSubject ConversationId conversationId, TurnId turnId, AttemptId attemptId, CallFacts call)
        implements ConversationEvent { }

    /**
     * No backend gave a reply.
     *
     * @param channelId on which that is; null in what was stored before it was noted
     */
    record DispatchFailed(@DataSubject ConversationId conversationId, TurnId turnId, DispatchId dispatchId, Failure last,
                          @Nullable ChannelId channelId) implements ConversationEvent { }

    /**
     * A component asked the world outside for something; committed before anything is done.
     *
     * @param no        counts how often it was begun, from 1
     * @param sensitive whether it holds what no view shows
     * @param stub      what a test session takes for its outcome instead of doing it; null as a rule
     */
    record EffectRequested(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, String componentId, int no,
                           SessionPin pin, @PersonalData Effect effect, boolean sensitive, @PersonalData @Nullable Map<String, Object> stub)
        implements ConversationEvent {

        public EffectRequested(ConversationId conversationId, TurnId turnId, EffectId effectId, String componentId, int no, SessionPin pin,
                               Effect effect, boolean sensitive) {
            this(conversationId, turnId, effectId, componentId, no, pin, effect, sensitive, stubIn(pin, componentId, effect));
        }

        private static @Nullable Map<String, Object> stubIn(SessionPin pin, String componentId, Effect effect) {
            return pin.testRun() == null ? null : pin.testRun().stubOf(componentId, effect);
        }
    }

    /** It was done. */
    record EffectSucceeded(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, String componentId,
                           @PersonalData Outcome outcome, long durationMs, String node, boolean sensitive) implements ConversationEvent { }

    /** It could not be done; {@code reason} is a word, {@code detail} a sentence for operators, free of secrets and personal data. */
    record EffectFailed(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, String componentId, String reason,
                        String detail, long durationMs, String node) implements ConversationEvent { }

    /** The node that did it is gone, or nobody waits for it any more. */
    record EffectOutcomeUnknown(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, String componentId)
        implements ConversationEvent { }

    /**
     * A component took what its effect brought, and left this difference.
     *
     * @param sensitive those of the changed variables whose values no view shows
     */
    record ComponentResumed(@DataSubject ConversationId conversationId, TurnId turnId, String componentId,
                            @PersonalData Map<String, Object> changed, List<String> removedKeys, List<String> sensitive)
        implements ConversationEvent { }

    /** Somebody outside is to be told of what was said; no flow waits for it. Without a {@code NoticeEnded} nobody knows whether. */
    record NoticeRequested(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, SessionPin pin,
                           @PersonalData Effect effect, boolean sensitive) implements ConversationEvent { }

    /** They were told, or, for a {@code reason}, were not. */
    record NoticeEnded(@DataSubject ConversationId conversationId, TurnId turnId, EffectId effectId, @Nullable String reason,
                       @Nullable String detail, long durationMs) implements ConversationEvent { }

    /**
     * A message is to be brought to the user.
     *
     * @param no       counts the messages of the conversation that were to be delivered, from 1
     * @param round    counts how often this was asked for, from 1
     * @param part     from which on it is to be sent; those before were accepted
     * @param attempts that were made so far
     * @param waits    whether others of the conversation come first
     * @param intent   that the bot recognised last; null for none
     */
    record DeliveryRequested(@DataSubject ConversationId conversationId, TurnId turnId, DeliveryId deliveryId, MessageId messageId,
                             SessionPin pin, @PersonalData String sessionId, @PersonalData EndUser user, @PersonalData BotMessage message,
                             long no, int round, int part, int attempts, boolean waits, @Nullable Intent intent)
        implements ConversationEvent {

        /** Where no intent was recognised. */
        public DeliveryRequested(ConversationId conversationId, TurnId turnId, DeliveryId deliveryId, MessageId messageId, SessionPin pin,
                                 String sessionId, EndUser user, BotMessage message, long no, int round, int part, int attempts,
                                 boolean waits) {
            this(conversationId, turnId, deliveryId, messageId, pin, sessionId, user, message, no, round, part, attempts, waits, null);
        }
    }

    /** A part is about to be sent; on record only where nothing may be sent twice. {@code no} counts the delivery's attempts, from 1. */
    record DeliveryBegun(@DataSubject ConversationId conversationId, TurnId turnId, DeliveryId deliveryId, int part, int no)
        implements ConversationEvent { }

    /**
     * A part was sent and more are to come ({@code accepted}), or it will be tried again ({@code retry}).
     *
     * @param providerRef the receiver's name for it, as a keyed hash
     * @param pauseMs     until it is tried again
     * @param note        null where there is nothing to say
     */
    record DeliveryAttempted(@DataSubject ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId,
                             int part, int no, String outcome, @Nullable String reason, CallFacts call,
                             @Nullable String providerRef, @Nullable Long pauseMs, @Nullable SendNote note)
        implements ConversationEvent {

        /** With nothing to note. */
        public DeliveryAttempted(ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part, int no,
                                 String outcome, @Nullable String reason, CallFacts call, @Nullable String providerRef,
                                 @Nullable Long pauseMs) {
            this(conversationId, turnId, channelId, deliveryId, part, no, outcome, reason, call, providerRef, pauseMs, null);
        }
    }

    /**
     * The last part was accepted too.
     *
     * @param next the conversation's next delivery, whose turn it is
     * @param note null where there is nothing to say
     */
    record DeliverySucceeded(@DataSubject ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId,
                             int part, int no, CallFacts call, @Nullable String providerRef, @Nullable DeliveryId next,
                             @Nullable SendNote note)
        implements ConversationEvent {

        /** With nothing to note. */
        public DeliverySucceeded(ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part, int no,
                                 CallFacts call, @Nullable String providerRef, @Nullable DeliveryId next) {
            this(conversationId, turnId, channelId, deliveryId, part, no, call, providerRef, next, null);
        }
    }

    /** It is not tried again; {@code note} is null where there is nothing to say. */
    record DeliveryFailed(@DataSubject ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part,
                          int no, String reason, CallFacts call, @Nullable DeliveryId next, @Nullable SendNote note)
        implements ConversationEvent {

        /** With nothing to note. */
        public DeliveryFailed(ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part, int no,
                              String reason, CallFacts call, @Nullable DeliveryId next) {
            this(conversationId, turnId, channelId, deliveryId, part, no, reason, call, next, null);
        }
    }

    /**
     * Nobody knows whether the user has it.
     *
     * @param call    null where the node that sent is gone
     * @param pauseMs until it is looked at again; null where that is at once, or never
     * @param held    whether it is left at that, until an operator decides
     * @param note    null where there is nothing to say
     */
    record DeliveryOutcomeUnknown(@DataSubject ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId,
                                  int part, int no, String reason, @Nullable CallFacts call, @Nullable Long pauseMs,
                                  boolean held, @Nullable DeliveryId next, @Nullable SendNote note) implements ConversationEvent {

        /** With nothing to note. */
        public DeliveryOutcomeUnknown(ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId, int part,
                                      int no, String reason, @Nullable CallFacts call, @Nullable Long pauseMs, boolean held,
                                      @Nullable DeliveryId next) {
            this(conversationId, turnId, channelId, deliveryId, part, no, reason, call, pauseMs, held, next, null);
        }
    }

    /**
     * The provider reported on a part: {@code sent}, {@code delivered}, {@code read}, {@code played}, {@code failed}. Kept as it came, in
     * whatever order.
     *
     * @param providerAt by the provider's clock
     * @param detail     a code or word of the provider's, free of personal data
     * @param settles    whether it ends a doubt
     */
    record DeliveryStatusReceived(@DataSubject ConversationId conversationId, TurnId turnId, ChannelId channelId, DeliveryId deliveryId,
                                  int part, String status, @Nullable Instant providerAt, @Nullable String detail,
                                  boolean settles) implements ConversationEvent { }

    /** From now on people answer, and the bot is silent: what the user says is recorded. */
    record BotPaused(@DataSubject ConversationId conversationId, TurnId turnId, String componentId) implements ConversationEvent { }

    /** The bot has the word again. */
    record BotResumed(@DataSubject ConversationId conversationId, TurnId turnId) implements ConversationEvent { }

    /** An operator took a hand: a turn of its own, which does not disturb one that runs; {@code actions} are the names of what was asked. */
    record OperatorActed(@DataSubject ConversationId conversationId, TurnId turnId, List<String> actions) implements ConversationEvent { }

    /**
     * An operator changed what the session knows.
     *
     * @param sensitive those of the changed variables whose values no view shows
     */
    record SessionDataSet(@DataSubject ConversationId conversationId, TurnId turnId, @PersonalData Map<String, Object> changed,
                          List<String> removedKeys, List<String> sensitive) implements ConversationEvent { }

    /** An operator sent the flow to a component; its turn takes the place of one that ran. */
    record FlowMoved(@DataSubject ConversationId conversationId, TurnId turnId, String componentId) implements ConversationEvent { }

    /**
     * The bot waits for the next input, or the session is over.
     *
     * @param state   the component at which it waits, or of the end
     * @param isFinal whether the session is over
     */
    record TurnCompleted(@DataSubject ConversationId conversationId, TurnId turnId, String state, boolean isFinal)
        implements ConversationEvent { }
}
