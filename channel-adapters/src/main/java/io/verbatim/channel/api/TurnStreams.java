package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
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
     * Begins a turn and streams it. What is refused is refused as always, before anything is streamed. Where an earlier call of the same
     * key has begun the turn, it is streamed from behind the request's {@code Last-Event-ID} on.
     *
     * @param command made of the id that the turn will have
     */
    void run(TurnCall call, Function<TurnId, ConversationCommand> command, StreamReader reader, HttpServletRequest request,
             HttpServletResponse response) {
        long after = LastEventId.of(request);
        try (var opening = new FeedOpening(feeds, command)) {
            var accepted = accept(call, opening);
            var turn = accepted.turn();
            // Who is cut off before the first event would not know where to go on.
            response.setHeader("Location", reader.location().apply(turn));
            if (accepted.isReplay()) {
                follow(new TurnPlace(turn.conversationId(), turn.turnId(), after), true, reader, request, response);
            } else {
                stream(opening.begun(), turn, false, reader, request, new EventStream(response, mapper, LastEventId.NONE));
            }
        }
    }

    /**
     * Streams a turn from behind the request's {@code Last-Event-ID} on, or from its beginning; if it is over, what is left of it.
     * Refused with NOT_FOUND if the conversation has no such turn, and as malformed if the header is no position.
     */
    void follow(ConversationId conversation, TurnId id, StreamReader reader, HttpServletRequest request, HttpServletResponse response) {
        follow(new TurnPlace(conversation, id, LastEventId.of(request)), false, reader, request, response);
    }

    // Its feed hears of the end.
    private AcceptedTurn accept(TurnCall call, FeedOpening opening) {
        try (var accepted = turns.accept(call, opening)) {
            return accepted;
        }
    }

    private void follow(TurnPlace place, boolean replayed, StreamReader reader, HttpServletRequest request, HttpServletResponse response) {
        try (var feed = feeds.behind(place)) {
            // First the events, then whether it is over: the other way round, its end could come in between and lie before the place.
            feed.read(turns.behind(feed.place()));
            var turn = turns.find(place.conversationId(), place.turnId());
            if (turn.result() != null) {
                feed.isOver();
            }
            stream(feed, turn, replayed, reader, request, new EventStream(response, mapper, place.position()));
        }
    }

    private void stream(TurnFeed feed, Turn turn, boolean replayed, StreamReader reader, HttpServletRequest request, EventStream out) {
        new TurnStream(feed, turn, replayed, reader, turns, settings).run(out, request.getRequestURI());
    }
}
