package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTestSession;
import io.verbatim.shared.conversation.TestSessionView;
import io.verbatim.shared.conversation.TurnId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators take a hand in conversations. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ActionController {
    private final Desk desk;
    private final NamedConversations conversations;

    ActionController(Desk desk, NamedConversations conversations) {
        this.desk = desk;
        this.conversations = conversations;
    }

    @PostMapping("/conversations/{id}/actions")
    @Described(value = "Take a hand in a conversation", takes = ActionRequest.class, gives = Accepted.class, status = 202,
        example = "{\"sendMessages\": [{\"textMessageTemplate\": {\"textMessages\": [{\"text\": \"Hello\"}]}}]}", headers = "Location")
    ResponseEntity<Envelope> act(Caller caller, @PathVariable("id") String id, Body body, Deed deed) {
        desk.awaitViews();
        return act(caller, conversations.get(caller, id).id(), body, deed);
    }

    @PostMapping("/bots/{bot}/conversations/{user}/actions")
    @Described(value = "The same, by id or session key", takes = ActionRequest.class, gives = Accepted.class, status = 202, headers = "Location",
        example = "{\"pauseBot\": true}")
    ResponseEntity<Envelope> actOnBot(Caller caller, @PathVariable("bot") String bot, @PathVariable("user") String user,
                                      @Argument(value = Given.VARIANT, oneOf = {"DRAFT", "LIVE"})
                                      @RequestParam(name = "version", required = false) @Nullable String version, Body body,
                                      Deed deed) {
        Given.variant(version);
        desk.awaitViews();
        return act(caller, conversations.ofBot(caller, bot, user).id(), body, deed);
    }

    /** In a test session its tester is the operator, too: else nobody could end a handover. */
    @PostMapping("/bots/{bot}/test-sessions/{session}/actions")
    @Described(value = "The same, in a test session", takes = ActionRequest.class, gives = Accepted.class, status = 202,
        example = "{\"pauseBot\": false}", headers = "Location")
    ResponseEntity<Envelope> actOnTest(Caller caller, @PathVariable("bot") String bot, @PathVariable("session") String session, Body body,
                                       Deed deed) {
        desk.awaitViews();
        var conversation = ConversationId.ofTest(Given.bot(bot), session);
        desk.find(new FindTestSession(caller.workspace(), conversation), TestSessionView.class)
            .orElseThrow(() -> new Refused(Refused.Code.SESSION_NOT_FOUND, "There is no active test session with this id"));
        return act(caller, body, deed.on(conversation), new Place(conversation, "/v1/bots/%s/test-sessions/%s/turns/".formatted(bot, session)));
    }

    private ResponseEntity<Envelope> act(Caller caller, ConversationId conversation, Body body, Deed deed) {
        return act(caller, body, deed.on(conversation), new Place(conversation, "/v1/conversations/%s/turns/".formatted(conversation)));
    }

    private ResponseEntity<Envelope> act(Caller caller, Body body, Deed deed, Place place) {
        var actions = body.as(ActionRequest.class).checked();
        var turn = TurnId.next();
        desk.tell(caller, new Act(place.conversation, turn, actions));
        deed.after(OnRecord.of(actions, turn));
        return Answers.accepted(place.turns + turn, new Accepted(place.conversation, turn));
    }

    /** A conversation, and where its turns lie. */
    private record Place(ConversationId conversation, String turns) { }

    /** What was begun. */
    record Accepted(ConversationId conversationId, TurnId turnId) { }
}
