package io.verbatim.command.conversation;

import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand.BeginDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDeliveryStatus;
import io.verbatim.shared.conversation.ConversationCommand.Redeliver;
import io.verbatim.shared.conversation.ConversationCommand.TakeDelivery;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryBegun;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import io.verbatim.shared.conversation.Outgoing;
import io.verbatim.shared.conversation.SendOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of messages on their way to the user: one at a time, in order. Whatever comes twice, or from a node that lost its work,
 * changes nothing: an attempt has a number, and only the one that is due is taken.
 */
final class Deliveries {

    private static final String NODE_LOST = "node_lost";

    private Deliveries() {
    }

    /** Adds what must be delivered of what was said in the story. */
    static void add(Story story) {
        var session = story.latest();
        if (session == null || session.pin().testRun() != null || !Outgoing.isBroughtBy(session.pin().channelKind())) {
            return;
        }
        List.copyOf(story.events()).stream().filter(BotMessageSaid.class::isInstance).map(BotMessageSaid.class::cast)
            .forEach(said -> request(story, said, session));
    }

    static Story take(Story story, TakeDelivery command) {
        var open = story.outbox().first(command.deliveryId());
        if (open != null && command.lost() && !open.isSettled()) {
            story.tell(new DeliveryOutcomeUnknown(command.conversationId(), open.outgoing().turnId(), open.channel(),
                open.id(), open.part(), open.attempt(), NODE_LOST, null, open.pause(command.statusWaits().get(open.kind())), false, null));
        }
        return story;
    }

    /** What was taken, if it is to be sent now; null where a report on it is waited for. */
    static @Nullable OpenDelivery taken(Story story, DeliveryId delivery) {
        var told = story.events().isEmpty() ? null : story.events().getLast();
        return told instanceof DeliveryOutcomeUnknown lost && lost.pauseMs() != null ? null : story.outbox().first(delivery);
    }

    static Story begin(Story story, BeginDelivery command) {
        var open = story.outbox().first(command.deliveryId());
        if (open != null && open.attempt() == command.attempt() && !open.begun()) {
            story.tell(new DeliveryBegun(command.conversationId(), open.outgoing().turnId(), open.id(), open.part(), open.attempt()));
        }
        return story;
    }

    static Story record(Story story, RecordDelivery command) {
        var open = story.outbox().first(command.deliveryId());
        if (open != null && open.attempt() == command.attempt() && open.part() == command.part()) {
            story.tell(event(open, command, story.outbox().second()));
        }
        return story;
    }

    static Story report(Story story, RecordDeliveryStatus command) {
        var open = story.outbox().first(command.deliveryId());
        boolean settles = open != null && open.part() == command.part() && open.standing() == Standing.DOUBTFUL;
        story.tell(new DeliveryStatusReceived(command.conversationId(), command.turnId(), command.channelId(), command.deliveryId(),
            command.part(), command.status(), command.providerAt(), command.detail(), settles));
        return story;
    }

    static Story again(Story story, Redeliver command) {
        var asked = command.outgoing();
        int rounds = story.outbox().rounds().getOrDefault(asked.deliveryId().value(), 1);
        if (story.outbox().isFull()) {
            throw new Refused(Refused.Code.QUEUE_FULL, "%d deliveries of this conversation wait.".formatted(Outbox.MOST));
        }
        if (!story.outbox().holds(asked.deliveryId()) && rounds < asked.round()) {
            story.tell(new DeliveryRequested(asked.conversationId(), asked.turnId(), asked.deliveryId(), asked.messageId(), asked.pin(),
                asked.sessionId(), asked.user(), asked.message(), asked.no(), asked.round(), command.part(), command.attempts(),
                story.outbox().first() != null, asked.intent()));
        }
        return story;
    }

    /** What is to be sent now, if the story let something of that kind happen; null if nothing is. */
    static @Nullable DueDelivery next(Story story) {
        var told = story.events().isEmpty() ? null : story.events().getLast();
        boolean waits = told == null || told instanceof DeliveryAttempted tried && tried.pauseMs() != null
            || told instanceof DeliveryOutcomeUnknown lost && lost.pauseMs() != null;
        var first = story.outbox().first();
        return waits || first == null ? null : first.due();
    }

    private static void request(Story story, BotMessageSaid said, Session session) {
        var delivery = DeliveryId.of(said.messageId());
        long no = story.outbox().made() + 1;
        boolean full = story.outbox().isFull();
        if (story.outbox().holds(delivery)) {
            return;
        }
        story.tell(new DeliveryRequested(said.conversationId(), said.turnId(), delivery, said.messageId(), session.pin(),
            session.sessionId(), session.user(), said.message(), no, 1, 0, 0, story.outbox().first() != null,
            session.flow().intent()));
        if (full) {
            story.tell(new DeliveryFailed(said.conversationId(), said.turnId(), session.pin().channelId(), delivery, 0, 1, "queue_full",
                new CallFacts(0, null, ""), null));
        }
    }

    private static ConversationEvent event(OpenDelivery open, RecordDelivery command, @Nullable DeliveryId next) {
        var conversation = command.conversationId();
        var turn = open.outgoing().turnId();
        var channel = open.channel();
        var id = open.id();
        int part = open.part();
        int no = open.attempt();
        var call = command.call();
        var note = command.note();
        return switch (command.outcome()) {
            case SendOutcome.Accepted(var ref, var last) when last ->
                new DeliverySucceeded(conversation, turn, channel, id, part, no, call, ref, next, note);
            case SendOutcome.Accepted(var ref, _) ->
                new DeliveryAttempted(conversation, turn, channel, id, part, no, "accepted", null, call, ref, null, note);
            case SendOutcome.Postponed(var reason, var pause) ->
                new DeliveryAttempted(conversation, turn, channel, id, part, no, "retry", reason, call, null, pause, note);
            case SendOutcome.Rejected(var reason) ->
                new DeliveryFailed(conversation, turn, channel, id, part, no, reason, call, next, note);
            case SendOutcome.Doubtful(var reason, var pause) ->
                new DeliveryOutcomeUnknown(conversation, turn, channel, id, part, no, reason, call, open.pause(pause), false, null, note);
            case SendOutcome.Held(var reason) ->
                new DeliveryOutcomeUnknown(conversation, turn, channel, id, part, no, reason, call, null, true, next, note);
        };
    }
}
