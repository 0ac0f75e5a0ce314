package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.ProblemWriter;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.Turn;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn on its way to one reader. A stream that ends before the turn can be taken up behind its last event, on any node. */
final class TurnStream {
    private static final Logger LOG = LoggerFactory.getLogger(TurnStream.class);

    private final TurnFeed feed;
    private final Turn turn;
    private final Turns turns;
    private final StreamSettings settings;
    private final StreamReader reader;
    private final boolean replayed;
    private final long begun = System.nanoTime();

    /** @param replayed whether the reader has asked for this turn before, with the same key */
    TurnStream(TurnFeed feed, Turn turn, boolean replayed, StreamReader reader, Turns turns, StreamSettings settings) {
        this.feed = feed;
        this.turn = turn;
        this.replayed = replayed;
        this.turns = turns;
        this.settings = settings;
        this.reader = reader;
    }

    /** Streams until the turn is over, the reader has gone or is too slow, this node stops, or it has taken too long. */
    void run(EventStream out, String path) {
        try {
            out.begin();
            try {
                pass(out);
            } catch (RuntimeException e) {
                out.fail(ProblemWriter.bytes(e, path));
            }
        } catch (IOException e) {
            LOG.debug("The reader of {} has gone", turn.turnId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(EventStream out) throws IOException, InterruptedException {
        var left = settings.longest();
        while (left.isPositive() && step(out, feed.next(least(left, settings.heartbeat())))) {
            left = settings.longest().minusNanos(System.nanoTime() - begun);
        }
        if (!left.isPositive()) {
            throw new ApiProblem(ProblemType.TURN_TIMEOUT, "The turn is still running; follow it behind the last event")
                .with("turn_id", turn.turnId().value());
        }
    }

    /** Whether there is more to come. */
    private boolean step(EventStream out, TurnFeed.Next next) throws IOException {
        return switch (next) {
            case TurnFeed.Next.Event event -> isTaken(out, event) && !(event.event() instanceof TurnCompleted);
            case TurnFeed.Next.Signal signal -> heed(out, signal);
        };
    }

    private boolean heed(EventStream out, TurnFeed.Next.Signal signal) throws IOException {
        switch (signal) {
            case LOOK -> feed.read(turns.behind(feed.place()));
            case QUIET -> out.comment();
            case END -> {
                return false;
            }
        }
        return true;
    }

    private boolean isTaken(EventStream out, TurnFeed.Next.Event event) throws IOException {
        long since = System.nanoTime();
        send(out, event.position(), event.event());
        boolean inTime = System.nanoTime() - since < settings.stall().toNanos();
        if (!inTime) {
            LOG.info("The reader of {} is too slow and was dropped", turn.turnId());
        }
        return inTime;
    }

    private void send(EventStream out, long at, ConversationEvent event) throws IOException {
        switch (event) {
            case ReplyStreamed piece -> out.send(at, "message.delta",
                new Delta(piece.messageId().value(), piece.componentId(), piece.text()));
            case BotMessageSaid said -> out.send(at, "message", TurnAnswer.form(Turn.Said.of(said)));
            case TurnCompleted completed -> out.send(at, "turn.completed", reader.whole().apply(TurnAnswer.of(turn, result(), replayed)));
            default -> throw new IllegalStateException("Readers do not get to see a %s".formatted(event.getClass().getSimpleName()));
        }
    }

    private Turn.Result result() {
        return turn.result() != null ? turn.result()
            : Objects.requireNonNull(turns.find(turn.conversationId(), turn.turnId()).result(), "A turn that is completed has a result");
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A piece of a message that is being written. */
    private record Delta(String messageId, String componentId, String text) { }
}
