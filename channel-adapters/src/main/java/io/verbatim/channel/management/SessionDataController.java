package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationCommand.LookUpSession;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.TurnId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the active session of a conversation knows: shown, and cleared. */
@RestController
@RequestMapping(path = "/v1/bots/{bot}/conversations/{user}/session-data", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionDataController {
    private final Desk desk;
    private final NamedConversations conversations;

    SessionDataController(Desk desk, NamedConversations conversations) {
        this.desk = desk;
        this.conversations = conversations;
    }

    @GetMapping
    @Described(value = "What the active session knows", gives = Object.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("bot") String bot, @PathVariable("user") String user,
                                 @Argument(value = Given.VARIANT, oneOf = {"DRAFT", "LIVE"})
                                 @RequestParam(name = "version", required = false) @Nullable String version, Deed deed) {
        Given.variant(version);
        var conversation = conversations.ofBot(caller, bot, user).id();
        deed.on(conversation);
        SessionData data = desk.ask(caller, new LookUpSession(conversation));
        return Answers.one(Sight.of(caller).variables(data.variables()));
    }

    @DeleteMapping
    @Described("Clear what the active session knows")
    ResponseEntity<Envelope> clear(Caller caller, @PathVariable("bot") String bot, @PathVariable("user") String user,
                                   @Argument(value = Given.VARIANT, oneOf = {"DRAFT", "LIVE"})
                                   @RequestParam(name = "version", required = false) @Nullable String version, Deed deed) {
        Given.variant(version);
        desk.awaitViews();
        var conversation = conversations.ofBot(caller, bot, user);
        desk.tell(caller, new Act(conversation.id(), TurnId.next(), Actions.CLEAR));
        deed.on(conversation.id()).before(OnRecord.of(conversation));
        return Answers.gone();
    }
}
