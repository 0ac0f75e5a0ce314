package io.verbatim.shared.conversation;

import io.verbatim.shared.Page;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read of conversations. */
public sealed interface ConversationQuery {

    /** A bot's conversations, most recent activity first, of {@code asOf} those that had begun then: a {@code Paged<ConversationView>}. */
    record ListConversations(WorkspaceId workspaceId, BotId botId, Filter filter, Page page, @Nullable Moment asOf)
        implements ConversationQuery {

        /** At present. */
        public ListConversations(WorkspaceId workspaceId, BotId botId, Filter filter, Page page) {
            this(workspaceId, botId, filter, page, null);
        }
    }

    /**
     * All conversations of a workspace, or of one of its bots, in the order of their ids, which does not change while people talk: a
     * {@code List<ConversationView>}, of {@value ReadConversations#AT_ONCE} at most. Where there are fewer, there are no others.
     *
     * @param after goes on behind this one; null begins
     */
    record ReadConversations(WorkspaceId workspaceId, @Nullable BotId botId, Filter filter, @Nullable ConversationId after)
        implements ConversationQuery {

        /** How many are read at once. */
        public static final int AT_ONCE = 500;
    }

    /** One conversation: an {@code Optional<ConversationView>}. Refused with ERASED if it was forgotten. */
    record FindConversation(WorkspaceId workspaceId, ConversationId conversationId) implements ConversationQuery { }

    /** A bot's conversation under this session key, the latest where several channels have one: an {@code Optional<ConversationView>}. */
    record FindConversationOf(WorkspaceId workspaceId, BotId botId, String sessionKey) implements ConversationQuery { }

    /** Its messages in order: a {@code Paged<MessageView>}. */
    record ListMessages(WorkspaceId workspaceId, ConversationId conversationId, Page page, @Nullable Moment asOf)
        implements ConversationQuery {

        /** As of now. */
        public ListMessages(WorkspaceId workspaceId, ConversationId conversationId, Page page) {
            this(workspaceId, conversationId, page, null);
        }
    }

    /** Its events in order: a {@code Paged<EventView>}. */
    record ListEvents(WorkspaceId workspaceId, ConversationId conversationId, Page page, @Nullable Moment asOf)
        implements ConversationQuery {

        /** As of now. */
        public ListEvents(WorkspaceId workspaceId, ConversationId conversationId, Page page) {
            this(workspaceId, conversationId, page, null);
        }
    }

    /** The last moment of a conversation up to a position, or else up to an instant: an {@code Optional<Moment>}. */
    record FindMoment(WorkspaceId workspaceId, ConversationId conversationId, @Nullable Long position, @Nullable Instant at)
        implements ConversationQuery { }

    /** A conversation as it was at a moment: an {@code Optional<ConversationView>}. */
    record FindConversationAsOf(WorkspaceId workspaceId, ConversationId conversationId, Moment asOf) implements ConversationQuery { }

    /** Some conversations as they were at a moment, in this order: a {@code List<ConversationView>} of those that had begun then. */
    record FindConversationsAsOf(WorkspaceId workspaceId, List<ConversationId> conversationIds, Moment asOf)
        implements ConversationQuery { }

    /**
     * The events of a test session, or of one of its turns, in order, sensitive values masked, without the pieces of replies: a
     * {@code List<EventView>} of the latest ones, 2,000 at most.
     */
    record FindTestTrail(WorkspaceId workspaceId, ConversationId conversationId, @Nullable TurnId turnId) implements ConversationQuery { }

    /** A bot's test sessions that are active, newest first: a {@code Paged<TestSessionView>}. */
    record ListTestSessions(WorkspaceId workspaceId, BotId botId, Page page) implements ConversationQuery { }

    /** One that is active: an {@code Optional<TestSessionView>}. */
    record FindTestSession(WorkspaceId workspaceId, ConversationId conversationId) implements ConversationQuery { }

    /** The same as {@link FindDueSessions}, of test sessions. */
    record FindDueTestSessions(@Nullable DueSession after, int limit) implements ConversationQuery { }

    /** What a backend was last asked in it, sensitive values masked: an {@code Optional<Prompt>}. */
    record FindLastPrompt(WorkspaceId workspaceId, ConversationId conversationId) implements ConversationQuery { }

    /**
     * What a backend would be asked if this user began with this message: an {@code Optional<Prompt>}.
     *
     * @param version of the bot; null for the published one, or the draft where there is none
     */
    record FindFirstPrompt(WorkspaceId workspaceId, BotId botId, @Nullable Integer version, String message, EndUser user, String sessionId)
        implements ConversationQuery { }

    /** What was said since a backend was last asked, or the session began, in order, at most a hundred messages: a {@code List<MessageView>}. */
    record ListSaidSince(WorkspaceId workspaceId, ConversationId conversationId) implements ConversationQuery { }

    /** One turn with its attempts: an {@code Optional<TurnView>}. */
    record FindTurn(WorkspaceId workspaceId, ConversationId conversationId, TurnId turnId, @Nullable Moment asOf)
        implements ConversationQuery {

        /** As of now. */
        public FindTurn(WorkspaceId workspaceId, ConversationId conversationId, TurnId turnId) {
            this(workspaceId, conversationId, turnId, null);
        }
    }

    /** For who waits for it: an {@code Optional<Turn>}, straight from the events. */
    record FindTurnResult(ConversationId conversationId, TurnId turnId) implements ConversationQuery { }

    /** What became of the request of this name ({@link io.verbatim.shared.Facts#REQUEST}): an {@code Optional<AcceptedRequest>}. */
    record FindAcceptedRequest(String key) implements ConversationQuery { }

    /** For who waits for many: those of these turns that are over, a {@code List<TurnId>}. */
    record FindCompletedTurns(List<TurnId> turns) implements ConversationQuery { }

    /** For who follows turns while they run: a {@code List<TurnEvents>}, one for each place and with so many events at most. */
    record FindTurnEvents(List<TurnPlace> behind, int most) implements ConversationQuery { }

    /**
     * Sessions that have been without activity for as long as they may, by the store's clock: a {@code List<DueSession>}, those that have
     * been due for longest first.
     *
     * @param after goes on behind this one; null begins
     */
    record FindDueSessions(@Nullable DueSession after, int limit) implements ConversationQuery { }

    /** The calls of one backend, newest first: a {@code Paged<AttemptView>}. */
    record ListAttempts(WorkspaceId workspaceId, BackendId backendId, Page page) implements ConversationQuery { }

    /** Narrows a list; null says nothing. {@code text} is searched for in the messages. */
    record Filter(@Nullable String status, @Nullable ChannelId channelId, @Nullable String userId, @Nullable Instant from,
                  @Nullable Instant to, @Nullable String text) { }
}
