package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has still to get of its turn. A little is kept in memory; where that is full, or this node has not heard everything, the
 * reader is told to look into the store, which has it all.
 */
final class TurnFeed implements AutoCloseable {
    private static final int MOST_EVENTS = 64;
    private static final int MOST_TEXT = 1 << 16;
    // Nothing of the turn is stored yet: its first event will be heard, whatever came before.
    private static final long UNBORN = -2;

    private final ConversationId conversation;
    private final TurnId turn;
    private final Consumer<TurnFeed> leave;
    private final Deque<Next.Event> waiting = new ArrayDeque<>();
    private long text;
    // Every event up to it has been given out, waits here, or is none of the turn's.
    private long known;
    private boolean behind;
    private boolean over;
    private boolean closed;
    private long heard = System.nanoTime();

    private TurnFeed(ConversationId conversation, TurnId turn, long known, Consumer<TurnFeed> leave) {
        this.conversation = conversation;
        this.turn = turn;
        this.known = known;
        this.leave = leave;
    }

    /** Of a turn that is about to begin on this node. */
    static TurnFeed ofNewTurn(ConversationId conversation, TurnId turn, Consumer<TurnFeed> leave) {
        return new TurnFeed(conversation, turn, UNBORN, leave);
    }

    /** Of a turn that was followed up to this place, by whomever. */
    static TurnFeed behind(TurnPlace place, Consumer<TurnFeed> leave) {
        return new TurnFeed(place.conversationId(), place.turnId(), place.position(), leave);
    }

    /** Takes in what this node has just stored in the conversation. */
    synchronized void heard(long position, ConversationEvent event) {
        if (known == UNBORN ? !event.turnId().equals(turn) : position <= known) {
            return;
        }
        heard = System.nanoTime();
        if (behind || known != UNBORN && position != known + 1 || isFull()) {
            lookAgain();
        } else {
            known = position;
            take(position, event);
        }
    }

    /** Takes in what the store has behind a place of this turn, if this feed has come as far as that. */
    synchronized void readIfAt(TurnEvents found) {
        if (found.behind().turnId().equals(turn) && found.behind().position() <= known) {
            read(found);
        }
    }

    /** Takes in what the store has behind a place at which this feed was. */
    synchronized void read(TurnEvents found) {
        if (isFull()) {
            lookAgain();
            return;
        }
        found.events().stream().filter(stored -> stored.position() > known).forEach(stored -> take(stored.position(), stored.event()));
        // A place beyond the end of the conversation is none: from now on is what was meant.
        known = found.upTo() < found.behind().position() ? found.upTo() : Math.max(known, found.upTo());
        if (!found.isComplete()) {
            lookAgain();
        }
    }

    /** The next event, or what is to be done meanwhile. Waits no longer than told. */
    synchronized Next next(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos();; left = until - System.nanoTime()) {
            var next = atOnce();
            if (next != null) {
                return next;
            }
            if (left <= 0) {
                return Next.Signal.QUIET;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** The turn has begun; if nothing was heard of that, the store knows. */
    synchronized void begun() {
        if (known == UNBORN) {
            lookAgain();
        }
    }

    /** The turn is over: what is stored by now is all that there will ever be. */
    synchronized void isOver() {
        over = true;
        lookAgain();
    }

    /** Whether all was given out and nothing was heard for so long that another node may have the turn. */
    synchronized boolean waitedFor(Duration quiet) {
        return known != UNBORN && waiting.isEmpty() && !behind && System.nanoTime() - heard >= quiet.toNanos();
    }

    ConversationId conversation() {
        return conversation;
    }

    synchronized TurnPlace place() {
        return new TurnPlace(conversation, turn, known);
    }

    /** Gives nothing out any more. */
    synchronized void end() {
        closed = true;
        notifyAll();
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    private @Nullable Next atOnce() {
        if (closed || over && !behind && waiting.isEmpty()) {
            return Next.Signal.END;
        }
        if (!waiting.isEmpty()) {
            var event = waiting.remove();
            text -= weight(event.event());
            return event;
        }
        boolean look = behind;
        behind = false;
        return look ? Next.Signal.LOOK : null;
    }

    private void lookAgain() {
        known = known == UNBORN ? LastEventId.NONE : known;
        behind = true;
        notifyAll();
    }

    private void take(long position, ConversationEvent event) {
        if (event.turnId().equals(turn) && weight(event) >= 0) {
            text += weight(event);
            waiting.add(new Next.Event(position, event));
            notifyAll();
        }
    }

    private boolean isFull() {
        return waiting.size() >= MOST_EVENTS || text >= MOST_TEXT;
    }

    // Negative: nothing that a reader would see.
    private static int weight(ConversationEvent event) {
        return switch (event) {
            case ReplyStreamed piece -> piece.text().length();
            case BotMessageSaid said -> said.message().asText().length();
            case TurnCompleted completed -> 0;
            default -> -1;
        };
    }

    /** What a reader has to do next. */
    sealed interface Next {

        /** To pass this on. */
        record Event(long position, ConversationEvent event) implements Next { }

        /** Something else. */
        enum Signal implements Next {
            /** To look into the store. */
            LOOK,
            /** Nothing: all is quiet. */
            QUIET,
            /** To go. */
            END
        }
    }
}
