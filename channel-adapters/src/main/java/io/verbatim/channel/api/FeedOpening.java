package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.TurnId;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the command that begins a turn, and opens the turn's feed before that is handed in, so that nothing of it is missed. */
final class FeedOpening implements Function<TurnId, ConversationCommand>, AutoCloseable {
    private final TurnFeeds feeds;
    private final Function<TurnId, ConversationCommand> making;
    private @Nullable TurnFeed feed;

    FeedOpening(TurnFeeds feeds, Function<TurnId, ConversationCommand> making) {
        this.feeds = feeds;
        this.making = making;
    }

    @Override
    public ConversationCommand apply(TurnId turn) {
        var command = making.apply(turn);
        feed = feeds.ofNewTurn(command.conversationId(), turn);
        return command;
    }

    /** The feed of the turn, which has begun. */
    TurnFeed begun() {
        var opened = Objects.requireNonNull(feed, "A turn begins by a command");
        opened.begun();
        return opened;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
    }
}
