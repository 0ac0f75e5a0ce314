package io.verbatim.channel.api;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Streams turns: each to its end, on the thread of the request, from whichever node runs it. */
@Component
class TurnStreams {
    private final Turns turns;
    private final TurnFeeds feeds;
    private final JsonMapper mapper;
    private final StreamSettings settings;

    TurnStreams(Turns turns, TurnFeeds feeds, JsonMapper mapper, StreamSettings settings) {
        this.turns = turns;
        this.feeds = feeds;
        this.mapper = mapper;
        this.settings = settings;
    }

    /**
     * Hands a command in and streams its turn. What is refused is refused as always, before anything is streamed. Where the command turns
     * out to have begun an earlier turn, that one is streamed, from behind the request's {@code Last-Event-ID} on.
     */
    void run(Channel channel, ConversationCommand command, TurnId id, HttpServletRequest request, HttpServletResponse response) {
        long after = LastEventId.of(request);
        try (var feed = feeds.ofNewTurn(command.conversationId(), id)) {
            var turn = turns.begin(channel, command, request.getRemoteAddr());
            if (turn.turnId().equals(id)) {
                feed.begun();
                // Who is cut off before the first event would not know where to go on.
                response.setHeader("Location", TurnAddress.of(channel, turn));
                stream(feed, turn, LastEventId.NONE, request, response);
            } else {
                follow(new TurnPlace(turn.conversationId(), turn.turnId(), after), request, response);
            }
        }
    }

    /**
     * Streams a turn from behind the request's {@code Last-Event-ID} on, or from its beginning; if it is over, what is left of it.
     * Refused with NOT_FOUND if the conversation has no such turn, and as malformed if the header is no position.
     */
    void follow(ConversationId conversation, TurnId id, HttpServletRequest request, HttpServletResponse response) {
        follow(new TurnPlace(conversation, id, LastEventId.of(request)), request, response);
    }

    private void follow(TurnPlace place, HttpServletRequest request, HttpServletResponse response) {
        try (var feed = feeds.behind(place)) {
            // First the events, then whether it is over: the other way round, its end could come in between and lie before the place.
            feed.read(turns.behind(feed.place()));
            var turn = turns.find(place.conversationId(), place.turnId());
            if (turn.result() != null) {
                feed.isOver();
            }
            stream(feed, turn, place.position(), request, response);
        }
    }

    private void stream(TurnFeed feed, Turn turn, long after, HttpServletRequest request, HttpServletResponse response) {
        new TurnStream(feed, turn, after, turns, settings, mapper).run(request.getRequestURI(), response);
    }
}
