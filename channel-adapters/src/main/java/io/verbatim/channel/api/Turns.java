package io.verbatim.channel.api;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindAcceptedRequest;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnResult;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Runs turns: hands the command in and waits, on this thread, for what comes of it. */
@Component
class Turns {
    private static final int MOST_EVENTS = 64;

    private final CommandGateway commands;
    private final TurnWaiters waiters;
    private final Desk desk;
    private final Steps steps;

    Turns(CommandGateway commands, TurnWaiters waiters, Desk desk, Steps steps) {
        this.commands = commands;
        this.waiters = waiters;
        this.desk = desk;
        this.steps = steps;
    }

    /**
     * Begins a turn, or joins the one that an earlier call of the same key has begun. Only what is refused is looked up: a key that was
     * accepted before cannot be accepted again, so whatever is accepted is new.
     *
     * @param command made of the id that the turn will have
     */
    AcceptedTurn accept(TurnCall call, Function<TurnId, ConversationCommand> command) {
        try {
            return begin(call, command);
        } catch (Refused | ApiProblem refusal) {
            return earlier(call).orElseThrow(() -> refusal);
        }
    }

    /** The turn at its end. Answers a problem if it goes on for longer than the patience: it is not stopped by that. */
    TurnAnswer end(AcceptedTurn accepted, Duration patience) {
        return end(accepted, patience, patience);
    }

    /** The same, where the client has waited already: not waited for any more. */
    TurnAnswer ended(AcceptedTurn accepted, Duration patience) {
        return end(accepted, patience, Duration.ZERO);
    }

    private TurnAnswer end(AcceptedTurn accepted, Duration patience, Duration left) {
        var turn = accepted.turn();
        var result = turn.result() == null ? await(accepted, left) : Optional.of(turn.result());
        return TurnAnswer.of(turn, result.orElseThrow(() -> accepted.late(patience)), accepted.isReplay());
    }

    /** How far a turn is. Refused with NOT_FOUND if the conversation has no such turn. */
    Turn find(ConversationId conversation, TurnId id) {
        return desk.get(new FindTurnResult(conversation, id), Turn.class);
    }

    /** What the store has of a turn behind a place in it, or the first part of that. */
    TurnEvents behind(TurnPlace place) {
        return desk.all(new FindTurnEvents(List.of(place), MOST_EVENTS), TurnEvents.class).getFirst();
    }

    private AcceptedTurn begin(TurnCall call, Function<TurnId, ConversationCommand> command) {
        var id = TurnId.next();
        var waiter = waiters.listen(id);
        try {
            Turn turn = told(command.apply(id), id, call);
            return new AcceptedTurn(turn, waiter, null);
        } catch (RuntimeException e) {
            waiter.close();
            throw e;
        }
    }

    private Turn told(ConversationCommand command, TurnId id, TurnCall call) {
        try (var _ = steps.begin("turn", SpanKind.INTERNAL, TraceContexts.current(), command.conversationId(), id)) {
            return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(call.facts()));
        }
    }

    private Optional<AcceptedTurn> earlier(TurnCall call) {
        return Optional.ofNullable(call.key())
            .flatMap(key -> desk.find(new FindAcceptedRequest(key.name()), AcceptedRequest.class).map(key::same))
            .map(this::join);
    }

    // Listens first: the turn may end while it is looked up.
    private AcceptedTurn join(AcceptedRequest first) {
        var waiter = waiters.join(first.turnId());
        try {
            return new AcceptedTurn(find(first.conversationId(), first.turnId()), waiter, first);
        } catch (RuntimeException e) {
            waiter.close();
            throw e;
        }
    }

    private Optional<Turn.Result> await(AcceptedTurn accepted, Duration patience) {
        try {
            return accepted.waiter().await(patience, () -> stored(accepted.turn()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Turn.Result> stored(Turn turn) {
        return desk.find(new FindTurnResult(turn.conversationId(), turn.turnId()), Turn.class).map(Turn::result);
    }
}
