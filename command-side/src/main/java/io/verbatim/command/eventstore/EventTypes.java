package io.verbatim.command.eventstore;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.verbatim.shared.EventRevision;
import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.channel.ChannelEvent;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.workspace.WorkspaceEvent;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which events are stored for good. A class may be renamed or moved; its name here may not. */
public final class EventTypes {

    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
        entry("backend.BackendAdded", BackendEvent.BackendAdded.class),
        entry("backend.BackendChanged", BackendEvent.BackendChanged.class),
        entry("backend.BackendRemoved", BackendEvent.BackendRemoved.class),
        entry("backend.BreakerChanged", BackendEvent.BreakerChanged.class),
        entry("bot.BotCreated", BotEvent.BotCreated.class),
        entry("bot.BotChanged", BotEvent.BotChanged.class),
        entry("bot.DraftFrozen", BotEvent.DraftFrozen.class),
        entry("bot.DraftReplaced", BotEvent.DraftReplaced.class),
        entry("bot.BotPublished", BotEvent.BotPublished.class),
        entry("bot.VersionActivated", BotEvent.VersionActivated.class),
        entry("bot.BotDeleted", BotEvent.BotDeleted.class),
        entry("channel.ChannelCreated", ChannelEvent.ChannelCreated.class),
        entry("channel.ChannelChanged", ChannelEvent.ChannelChanged.class),
        entry("channel.ChannelKeyIssued", ChannelEvent.ChannelKeyIssued.class),
        entry("channel.ChannelKeyRevoked", ChannelEvent.ChannelKeyRevoked.class),
        entry("channel.ChannelTroubled", ChannelEvent.ChannelTroubled.class),
        entry("channel.ChannelRecovered", ChannelEvent.ChannelRecovered.class),
        entry("channel.ChannelDeleted", ChannelEvent.ChannelDeleted.class),
        entry("conversation.SessionStarted", ConversationEvent.SessionStarted.class),
        entry("conversation.SessionEnded", ConversationEvent.SessionEnded.class),
        entry("conversation.UserMessageReceived", ConversationEvent.UserMessageReceived.class),
        entry("conversation.UserMessageRevised", ConversationEvent.UserMessageRevised.class),
        entry("conversation.ComponentEntered", ConversationEvent.ComponentEntered.class),
        entry("conversation.VariablesChanged", ConversationEvent.VariablesChanged.class),
        entry("conversation.AnswerRejected", ConversationEvent.AnswerRejected.class),
        entry("conversation.BotMessageSaid", ConversationEvent.BotMessageSaid.class),
        entry("conversation.ComponentFailed", ConversationEvent.ComponentFailed.class),
        entry("conversation.ReplyRequested", ConversationEvent.ReplyRequested.class),
        entry("conversation.AttemptStarted", ConversationEvent.AttemptStarted.class),
        entry("conversation.AttemptSucceeded", ConversationEvent.AttemptSucceeded.class),
        entry("conversation.AttemptFailed", ConversationEvent.AttemptFailed.class),
        entry("conversation.AttemptOutcomeUnknown", ConversationEvent.AttemptOutcomeUnknown.class),
        entry("conversation.ReplyStreamed", ConversationEvent.ReplyStreamed.class),
        entry("conversation.RetryPlanned", ConversationEvent.RetryPlanned.class),
        entry("conversation.LateAnswerSeen", ConversationEvent.LateAnswerSeen.class),
        entry("conversation.DispatchFailed", ConversationEvent.DispatchFailed.class),
        entry("conversation.EffectRequested", ConversationEvent.EffectRequested.class),
        entry("conversation.EffectSucceeded", ConversationEvent.EffectSucceeded.class),
        entry("conversation.EffectFailed", ConversationEvent.EffectFailed.class),
        entry("conversation.EffectOutcomeUnknown", ConversationEvent.EffectOutcomeUnknown.class),
        entry("conversation.ComponentResumed", ConversationEvent.ComponentResumed.class),
        entry("conversation.BotPaused", ConversationEvent.BotPaused.class),
        entry("conversation.BotResumed", ConversationEvent.BotResumed.class),
        entry("conversation.OperatorActed", ConversationEvent.OperatorActed.class),
        entry("conversation.SessionDataSet", ConversationEvent.SessionDataSet.class),
        entry("conversation.FlowMoved", ConversationEvent.FlowMoved.class),
        entry("conversation.NoticeRequested", ConversationEvent.NoticeRequested.class),
        entry("conversation.NoticeEnded", ConversationEvent.NoticeEnded.class),
        entry("conversation.DeliveryRequested", ConversationEvent.DeliveryRequested.class),
        entry("conversation.DeliveryBegun", ConversationEvent.DeliveryBegun.class),
        entry("conversation.DeliveryAttempted", ConversationEvent.DeliveryAttempted.class),
        entry("conversation.DeliverySucceeded", ConversationEvent.DeliverySucceeded.class),
        entry("conversation.DeliveryFailed", ConversationEvent.DeliveryFailed.class),
        entry("conversation.DeliveryOutcomeUnknown", ConversationEvent.DeliveryOutcomeUnknown.class),
        entry("conversation.DeliveryStatusReceived", ConversationEvent.DeliveryStatusReceived.class),
        entry("conversation.TurnCompleted", ConversationEvent.TurnCompleted.class),
        entry("workspace.WorkspaceOpened", WorkspaceEvent.WorkspaceOpened.class),
        entry("workspace.KeyIssued", WorkspaceEvent.KeyIssued.class),
        entry("workspace.KeyRevoked", WorkspaceEvent.KeyRevoked.class),
        entry("workspace.MemberChanged", WorkspaceEvent.MemberChanged.class),
        entry("workspace.MemberInvited", WorkspaceEvent.MemberInvited.class),
        entry("workspace.MemberJoined", WorkspaceEvent.MemberJoined.class),
        entry("workspace.MemberRemoved", WorkspaceEvent.MemberRemoved.class),
        entry("workspace.WorkspaceChanged", WorkspaceEvent.WorkspaceChanged.class),
        entry("workspace.WorkspaceClosed", WorkspaceEvent.WorkspaceClosed.class));

    private static final Map<Class<?>, String> NAMES =
        CLASSES.entrySet().stream().collect(toUnmodifiableMap(Entry::getValue, Entry::getKey));

    private EventTypes() {
    }

    /** The name of an event's class; null for a class that is not an event. */
    public static @Nullable String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    /** The class of a stored name; null for a name that is not an event's. */
    public static @Nullable Class<?> classOf(String name) {
        return CLASSES.get(name);
    }

    /** Which shape an event's class has by now. */
    public static String revisionOf(Class<?> type) {
        return Integer.toString(type.isAnnotationPresent(EventRevision.class) ? type.getAnnotation(EventRevision.class).value()
            : EventRevision.FIRST);
    }

    /** All classes of events. */
    public static Set<Class<?>> all() {
        return NAMES.keySet();
    }
}
