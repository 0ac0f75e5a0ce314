package io.verbatim.channel.management;

import io.verbatim.channel.retention.Oblivion;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationAsOf;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationsAsOf;
import io.verbatim.shared.conversation.ConversationQuery.FindTurn;
import io.verbatim.shared.conversation.ConversationQuery.ListConversations;
import io.verbatim.shared.conversation.ConversationQuery.ListEvents;
import io.verbatim.shared.conversation.ConversationQuery.ListMessages;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.Moment;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was said, and how it came about: conversations, their messages, their audit trail, their turns. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ConversationController {
    private final Desk desk;
    private final NamedConversations conversations;
    private final Oblivion oblivion;

    ConversationController(Desk desk, NamedConversations conversations, Oblivion oblivion) {
        this.desk = desk;
        this.conversations = conversations;
        this.oblivion = oblivion;
    }

    /** With {@code as_of} those that had begun by then, as they were, narrowed and ordered by that; {@code user_id} is compared with now. */
    @GetMapping("/bots/{bot}/conversations")
    @Described(value = "Conversations, most recent activity first; with q, the total is what is known to be there at least",
        gives = ConversationView.class, query = {
        @Argument(name = "status", value = "Whether a session is active", oneOf = {"active", "ended"}),
        @Argument(name = "channel_id", value = "Those on this channel"),
        @Argument(name = "user_id", value = "Those of this user"),
        @Argument(name = "from", value = "Those with activity at this time or later", format = "date-time"),
        @Argument(name = "to", value = "Those with activity at this time or earlier", format = "date-time"),
        @Argument(name = "q", value = "Those in which these words were said"),
        @Argument(name = AsOf.NAME, value = AsOf.MEANING)})
    Envelope list(Caller caller, @PathVariable("bot") String text, Page page, HttpServletRequest request) {
        var bot = desk.get(new FindBot(caller.workspace(), Given.bot(text)), BotView.class).id();
        var asOf = AsOf.of(request);
        var found = desk.list(new ListConversations(caller.workspace(), bot, filter(caller, request), page, asOf), ConversationView.class);
        var sight = Sight.of(caller);
        return Envelope.many(asOf == null ? found : asOf(caller, found, asOf), page, sight::conversation);
    }

    // Whoever may not see what was said and by whom may not find it out by asking for it either.
    private static Filter filter(Caller caller, HttpServletRequest request) {
        var filter = ConversationFilter.of(request);
        if (filter.text() != null || filter.userId() != null) {
            NamedConversations.requireToSearch(caller);
        }
        return filter;
    }

    private Paged<ConversationView> asOf(Caller caller, Paged<ConversationView> found, Moment moment) {
        var ids = found.data().stream().map(ConversationView::id).toList();
        return new Paged<>(desk.all(new FindConversationsAsOf(caller.workspace(), ids, moment), ConversationView.class), found.total(),
            found.next());
    }

    @GetMapping("/conversations/{id}")
    @Described(value = "A conversation", gives = ConversationView.class, query = @Argument(name = AsOf.NAME, value = AsOf.MEANING))
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String text, HttpServletRequest request) {
        var now = conversations.get(caller, text);
        var moment = AsOf.of(request, desk, caller, now.id());
        var view = moment == null ? now
            : desk.get(new FindConversationAsOf(caller.workspace(), now.id(), moment), ConversationView.class);
        return Answers.one(Sight.of(caller).conversation(view));
    }

    /** With its messages, files and contact; its events stay, and are shown to nobody. */
    @DeleteMapping("/conversations/{id}")
    @Described("Forget a conversation; an active session ends")
    ResponseEntity<Envelope> forget(Caller caller, @PathVariable("id") String text, Deed deed) {
        var conversation = conversations.get(caller, text);
        desk.tell(caller, new EndSession(conversation.id(), TurnId.next(), "operator"));
        oblivion.forget(caller.workspace(), conversation.id());
        deed.before(OnRecord.of(conversation));
        return Answers.gone();
    }

    @GetMapping("/conversations/{id}/messages")
    @Described(value = "What was said", gives = MessageView.class, query = @Argument(name = AsOf.NAME, value = AsOf.MEANING))
    Envelope messages(Caller caller, @PathVariable("id") String text, Page page, HttpServletRequest request) {
        var id = conversations.get(caller, text).id();
        var query = new ListMessages(caller.workspace(), id, page, AsOf.of(request, desk, caller, id));
        return Envelope.many(desk.list(query, MessageView.class), page, Sight.of(caller)::message);
    }

    @GetMapping("/conversations/{id}/events")
    @Described(value = "The audit trail", gives = EventView.class, query = @Argument(name = AsOf.NAME, value = AsOf.MEANING))
    Envelope events(Caller caller, @PathVariable("id") String text, Page page, HttpServletRequest request) {
        var id = conversations.get(caller, text).id();
        var query = new ListEvents(caller.workspace(), id, page, AsOf.of(request, desk, caller, id));
        return Envelope.many(desk.list(query, EventView.class), page, Sight.of(caller)::event);
    }

    @GetMapping("/conversations/{id}/turns/{turn}")
    @Described(value = "A turn: whom was asked, why, and what came of it", gives = TurnView.class,
        query = @Argument(name = AsOf.NAME, value = AsOf.MEANING))
    ResponseEntity<Envelope> turn(Caller caller, @PathVariable("id") String text, @PathVariable("turn") String turn,
                                  HttpServletRequest request) {
        var id = conversations.get(caller, text).id();
        var query = new FindTurn(caller.workspace(), id, Given.turn(turn), AsOf.of(request, desk, caller, id));
        return Answers.one(Sight.of(caller).turn(desk.get(query, TurnView.class)));
    }
}
