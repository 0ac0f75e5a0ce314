package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelView;
import io.verbatim.shared.conversation.ConversationCommand.Redeliver;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryQuery.FindDelivery;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetition;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetitions;
import io.verbatim.shared.conversation.DeliveryQuery.ListDeliveries;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.Repetition;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ways of messages to users: how they went, and once more. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveryController {
    private static final int AT_A_TIME = 1000;

    private final Desk desk;

    DeliveryController(Desk desk) {
        this.desk = desk;
    }

    /** What came of asking for many: those left over are asked for by the same request once more. */
    record Redelivered(int redelivered, boolean more) { }

    @GetMapping("/channels/{id}/deliveries")
    @Described(value = "Deliveries of a channel, newest first", gives = DeliveryView.class)
    Envelope list(Caller caller, @PathVariable("id") String id, Page page,
                  @Argument(value = "How they went", oneOf = {"pending", "delivered", "failed", "unknown"})
                  @RequestParam(name = "state", required = false) @Nullable String state,
                  @Argument(value = "Those that were begun at this time or later", format = "date-time")
                  @RequestParam(name = "from", required = false) @Nullable String from,
                  @Argument(value = "Those that were begun before this time", format = "date-time")
                  @RequestParam(name = "to", required = false) @Nullable String to) {
        var query = new ListDeliveries(caller.workspace(), channel(caller, id), new DeliveryFilter(state, from, to).any(), page);
        return Envelope.many(desk.list(query, DeliveryView.class), page, view -> view);
    }

    @GetMapping("/deliveries/{id}")
    @Described(value = "A delivery", gives = DeliveryView.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        return Answers.one(find(caller, Given.delivery(id)));
    }

    @PostMapping("/deliveries/{id}/redeliver")
    @Described(value = "Deliver once more", gives = DeliveryView.class, status = 202)
    ResponseEntity<Envelope> redeliver(Caller caller, @PathVariable("id") String text) {
        var id = Given.delivery(text);
        var repetition = desk.get(new FindRepetition(caller.workspace(), id), Repetition.class);
        if (!repetition.isOpen()) {
            throw new Refused(Refused.Code.CONFLICT, "The delivery is %s: only one that has failed, or of which nobody knows, is made again"
                .formatted(repetition.state()));
        }
        desk.tell(caller, repetition.command());
        return ResponseEntity.accepted().body(new Envelope.One(find(caller, id)));
    }

    @PostMapping("/channels/{id}/deliveries/redeliver")
    @Described(value = "Deliver many once more", takes = DeliveryFilter.class, gives = Redelivered.class, status = 202, bodyless = true,
        example = "{\"state\": \"failed\", \"from\": \"2026-01-31T12:00:00Z\"}")
    ResponseEntity<Envelope> redeliverAll(Caller caller, @PathVariable("id") String id, Body body, Deed deed) {
        var filter = body.orEmptyAs(DeliveryFilter.class).repeatable();
        var query = new FindRepetitions(caller.workspace(), channel(caller, id), filter, AT_A_TIME + 1);
        var found = desk.all(query, Repetition.class);
        var part = found.subList(0, Math.min(AT_A_TIME, found.size()));
        // Each user's in the order in which they were made.
        desk.tellAll(caller, part.stream().map(Repetition::command).collect(Collectors.groupingBy(Redeliver::conversationId)).values());
        deed.after(Map.of("redelivered", part.size()));
        return ResponseEntity.accepted().body(new Envelope.One(new Redelivered(part.size(), found.size() > part.size())));
    }

    private ChannelId channel(Caller caller, String id) {
        return desk.get(new FindChannel(caller.workspace(), Given.channel(id)), ChannelView.class).channel().id();
    }

    private DeliveryView find(Caller caller, DeliveryId id) {
        return desk.get(new FindDelivery(caller.workspace(), id), DeliveryView.class);
    }
}
