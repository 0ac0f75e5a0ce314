package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnResult;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Turns(CommandGateway commands, TurnWaiters waiters, Desk desk) {
        this.commands = commands;
        this.waiters = waiters;
        this.desk = desk;
    }

    /** The turn at its end. Answers the problem TURN_TIMEOUT if it goes on for longer than the patience: it is not stopped by that. */
    TurnAnswer run(Channel channel, ConversationCommand command, TurnId id, Duration patience, String ip) {
        try (var waiter = waiters.listen(id)) {
            var turn = begin(channel, command, ip);
            var result = turn.result() == null ? await(turn, waiter, patience) : Optional.of(turn.result());
            return TurnAnswer.of(turn, result.orElseThrow(() -> timeout(id)));
        }
    }

    /** Hands the command in and answers how far its turn came by that alone. */
    Turn begin(Channel channel, ConversationCommand command, String ip) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(facts(channel, ip)));
    }

    /** How far a turn is. Refused with NOT_FOUND if the conversation has no such turn. */
    Turn find(ConversationId conversation, TurnId id) {
        return desk.get(new FindTurnResult(conversation, id), Turn.class);
    }

    /** What the store has of a turn behind a place in it, or the first part of that. */
    TurnEvents behind(TurnPlace place) {
        return desk.all(new FindTurnEvents(List.of(place), MOST_EVENTS), TurnEvents.class).getFirst();
    }

    private Optional<Turn.Result> await(Turn turn, TurnWaiter waiter, Duration patience) {
        try {
            return waiter.await(patience, () -> stored(turn));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Turn.Result> stored(Turn turn) {
        return desk.find(new FindTurnResult(turn.conversationId(), turn.turnId()), Turn.class).map(Turn::result);
    }

    private static Map<String, String> facts(Channel channel, String ip) {
        return Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id(), Facts.ORIGIN, ip);
    }

    static ApiProblem timeout(TurnId id) {
        return new ApiProblem(ProblemType.TURN_TIMEOUT, "The turn is still running; fetch it when it is done").with("turn_id", id.value());
    }
}
