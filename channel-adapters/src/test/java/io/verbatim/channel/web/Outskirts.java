package io.verbatim.channel.web;

import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendCommand;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand;
import io.verbatim.shared.channel.ChannelHealth;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery;
import io.verbatim.shared.channel.ChannelView;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnView;
import io.verbatim.shared.workspace.IssuedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** The rest of the world behind the buses: backends, channels and conversations, kept in memory. */
public class Outskirts {
    private final Map<BackendId, BackendView> backends = new LinkedHashMap<>();
    private final Map<ChannelId, ChannelView> channels = new LinkedHashMap<>();
    public final List<MetaData> facts = new ArrayList<>();
    /** What the bot does when it is talked to. */
    public volatile Function<ConversationCommand, Turn> bot = command -> { throw new Refused(Refused.Code.SESSION_NOT_FOUND, "None"); };
    /** What the store knows of turns. */
    public volatile @Nullable Turn stored;
    public volatile @Nullable ConversationView conversation;
    public volatile List<MessageView> messages = List.of();
    public volatile List<EventView> events = List.of();

    public @Nullable BackendView backend(BackendId id) {
        return backends.get(id);
    }

    public @Nullable ChannelView channel(ChannelId id) {
        return channels.get(id);
    }

    @CommandHandler
    public void handle(BackendCommand.AddBackend command) {
        backends.put(command.backendId(), new BackendView(new Backend(command.backendId(), command.workspaceId(), command.botId(),
            command.settings()), BackendView.Health.UNKNOWN, World.LONG_AGO, World.LONG_AGO, 1));
    }

    @CommandHandler
    public void handle(BackendCommand.ChangeBackend command) {
        var before = backends.get(command.backendId());
        World.expect(command.expectedRevision(), before.revision());
        backends.put(command.backendId(), new BackendView(new Backend(command.backendId(), command.workspaceId(),
            before.backend().botId(), command.settings()), before.health(), World.LONG_AGO, World.LONG_AGO, before.revision() + 1));
    }

    @CommandHandler
    public void handle(BackendCommand.RemoveBackend command) {
        backends.remove(command.backendId());
    }

    @QueryHandler
    public Paged<BackendView> handle(BackendQuery.ListBackends query) {
        return World.all(List.copyOf(backends.values()));
    }

    @QueryHandler
    public Optional<BackendView> handle(BackendQuery.FindBackend query) {
        return Optional.ofNullable(backends.get(query.backendId())).filter(backend -> query.workspaceId().equals(World.HOME));
    }

    @CommandHandler
    public void handle(ChannelCommand.CreateChannel command) {
        put(new Channel(command.channelId(), command.workspaceId(), command.botId(), command.settings(),
            command.key().stream().toList()), 1);
    }

    @CommandHandler
    public void handle(ChannelCommand.ChangeChannel command) {
        var before = channels.get(command.channelId());
        World.expect(command.expectedRevision(), before.revision());
        put(new Channel(command.channelId(), command.workspaceId(), command.botId(), command.settings(), before.channel().keys()),
            before.revision() + 1);
    }

    @CommandHandler
    public void handle(ChannelCommand.IssueChannelKey command) {
        var keys = new ArrayList<IssuedKey>(channels.get(command.channelId()).channel().keys());
        keys.add(command.key());
        keys(command.channelId(), keys);
    }

    @CommandHandler
    public void handle(ChannelCommand.RevokeChannelKey command) {
        var keys = channels.get(command.channelId()).channel().keys();
        keys(command.channelId(), keys.stream().filter(key -> !key.id().equals(command.keyId())).toList());
    }

    @CommandHandler
    public void handle(ChannelCommand.DeleteChannel command) {
        channels.remove(command.channelId());
    }

    @QueryHandler
    public Paged<ChannelView> handle(ChannelQuery.ListChannels query) {
        return World.all(List.copyOf(channels.values()));
    }

    @QueryHandler
    public Paged<ChannelView> handle(ChannelQuery.ListChannelsOf query) {
        return World.all(List.copyOf(channels.values()));
    }

    @QueryHandler
    public Optional<ChannelView> handle(ChannelQuery.FindChannel query) {
        return Optional.ofNullable(channels.get(query.channelId())).filter(channel -> query.workspaceId().equals(World.HOME));
    }

    @QueryHandler
    public Optional<Channel> handle(ChannelQuery.FindChannelToServe query) {
        return Optional.ofNullable(channels.get(query.channelId())).map(ChannelView::channel);
    }

    @CommandHandler
    public Turn handle(ConversationCommand.StartSession command, MetaData metadata) {
        facts.add(metadata);
        return bot.apply(command);
    }

    @CommandHandler
    public Turn handle(ConversationCommand.SendMessage command) {
        return bot.apply(command);
    }

    @CommandHandler
    public Turn handle(ConversationCommand.SelectOption command) {
        return bot.apply(command);
    }

    @QueryHandler
    public Optional<Turn> handle(ConversationQuery.FindTurnResult query) {
        return Optional.ofNullable(stored).filter(turn -> turn.turnId().equals(query.turnId()));
    }

    @QueryHandler
    public List<TurnId> handle(ConversationQuery.FindCompletedTurns query) {
        return query.turns().stream().filter(turn -> stored != null && stored.turnId().equals(turn)).toList();
    }

    @QueryHandler
    public Optional<ConversationView> handle(ConversationQuery.FindConversation query) {
        return Optional.ofNullable(conversation).filter(view -> view.id().equals(query.conversationId()));
    }

    @QueryHandler
    public Paged<ConversationView> handle(ConversationQuery.ListConversations query) {
        return World.all(conversation == null ? List.of() : List.of(conversation));
    }

    @QueryHandler
    public Paged<MessageView> handle(ConversationQuery.ListMessages query) {
        return World.all(messages);
    }

    @QueryHandler
    public Paged<EventView> handle(ConversationQuery.ListEvents query) {
        return World.all(events);
    }

    @QueryHandler
    public Optional<TurnView> handle(ConversationQuery.FindTurn query) {
        ConversationId id = query.conversationId();
        return Optional.of(new TurnView(query.turnId(), id, "completed", "end", true, World.LONG_AGO, World.LONG_AGO, messages, List.of(),
            List.of()));
    }

    private void keys(ChannelId id, List<IssuedKey> keys) {
        var before = channels.get(id).channel();
        put(new Channel(id, before.workspaceId(), before.botId(), before.settings(), keys), channels.get(id).revision());
    }

    private void put(Channel channel, long revision) {
        var health = new ChannelHealth(channel.settings().active() ? "active" : "inactive", null, 0, 0, 0);
        channels.put(channel.id(), new ChannelView(channel, "Bot", 1, health, null, World.LONG_AGO, World.LONG_AGO, revision));
    }
}
