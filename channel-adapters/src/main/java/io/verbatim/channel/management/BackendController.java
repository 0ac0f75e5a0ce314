package io.verbatim.channel.management;

import io.verbatim.channel.management.HeaderRules.Kept;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.backend.BackendCommand.AddBackend;
import io.verbatim.shared.backend.BackendCommand.ChangeBackend;
import io.verbatim.shared.backend.BackendCommand.RemoveBackend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendQuery.ListBackends;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.conversation.AttemptView;
import io.verbatim.shared.conversation.ConversationQuery.ListAttempts;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Integrations: the AI backends of a bot. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class BackendController {
    private final Desk desk;
    private final BackendRules rules;
    private final BackendSecrets secrets;

    BackendController(Desk desk, BackendRules rules, BackendSecrets secrets) {
        this.desk = desk;
        this.rules = rules;
        this.secrets = secrets;
    }

    @GetMapping("/bots/{bot}/integrations")
    @Described(value = "Integrations of a bot", gives = BackendResource.class)
    Envelope list(Caller caller, @PathVariable("bot") String bot, Page page) {
        var query = new ListBackends(caller.workspace(), bot(caller, bot), page);
        return Envelope.many(desk.list(query, BackendView.class), page, BackendResource::of);
    }

    @PostMapping("/bots/{bot}/integrations")
    @Described(value = "Add an integration", takes = BackendRequest.class, gives = BackendResource.class, status = 201,
        example = "{\"name\": \"Primary\", \"webhook_url\": \"https://ai.example.com/chat\", \"weight\": 1}", headers = "ETag")
    ResponseEntity<Envelope> add(Caller caller, @PathVariable("bot") String text, Body body) {
        var bot = bot(caller, text);
        var id = BackendId.next();
        desk.tell(caller, new AddBackend(id, caller.workspace(), bot, settings(caller, body.as(BackendRequest.class), Kept.NONE)));
        var backend = backend(caller, id);
        return Answers.created("/v1/integrations/" + id, BackendResource.of(backend), backend.revision());
    }

    @GetMapping("/integrations/{id}")
    @Described(value = "An integration", gives = BackendResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        return answer(backend(caller, Given.backend(id)));
    }

    @PatchMapping("/integrations/{id}")
    @Described(value = "Change an integration", takes = BackendRequest.class, gives = BackendResource.class, headers = "ETag",
        example = "{\"weight\": 3, \"timeout\": 20}")
    ResponseEntity<Envelope> change(Caller caller, @PathVariable("id") String text, Body body,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = Given.backend(text);
        var changes = body.object();
        Changes.apply(ifMatch, () -> backend(caller, id), BackendView::revision, view -> {
            var now = view.backend().settings();
            var request = Merge.merge(BackendRequest.of(now), changes, BackendRequest.class, Set.of("breaker"));
            var settings = settings(caller, request, new Kept(now.headers(), now.signingSecret()));
            desk.tell(caller, new ChangeBackend(id, caller.workspace(), settings, view.revision()));
        });
        return answer(backend(caller, id));
    }

    @DeleteMapping("/integrations/{id}")
    @Described("Remove an integration")
    ResponseEntity<Envelope> remove(Caller caller, @PathVariable("id") String text,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var backend = backend(caller, Given.backend(text));
        desk.tell(caller, new RemoveBackend(backend.backend().id(), caller.workspace(), ETags.expected(ifMatch, backend.revision())));
        return Answers.gone();
    }

    @GetMapping("/integrations/{id}/attempts")
    @Described(value = "Its calls, newest first", gives = AttemptView.class)
    Envelope attempts(Caller caller, @PathVariable("id") String text, Page page) {
        var id = backend(caller, Given.backend(text)).backend().id();
        return Envelope.many(desk.list(new ListAttempts(caller.workspace(), id, page), AttemptView.class), page, Function.identity());
    }

    private BackendSettings settings(Caller caller, BackendRequest request, Kept kept) {
        return secrets.settle(caller.workspace(), rules.checked(request, kept), kept);
    }

    private BotId bot(Caller caller, String text) {
        return desk.get(new FindBot(caller.workspace(), Given.bot(text)), BotView.class).id();
    }

    private BackendView backend(Caller caller, BackendId id) {
        return desk.get(new FindBackend(caller.workspace(), id), BackendView.class);
    }

    private static ResponseEntity<Envelope> answer(BackendView view) {
        return Answers.one(BackendResource.of(view), view.revision());
    }
}
