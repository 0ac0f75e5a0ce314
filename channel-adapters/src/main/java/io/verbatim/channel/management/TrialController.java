package io.verbatim.channel.management;

import io.verbatim.channel.backend.Trials;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindLastPrompt;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Prompt.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries integrations out: what would be sent, and what comes back. */
@RestController
@RequestMapping(path = "/v1/integrations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class TrialController {
    private static final int LONGEST = 65_536;
    private static final String SAMPLE = "Hello";

    private final Desk desk;
    private final Trials trials;

    TrialController(Desk desk, Trials trials) {
        this.desk = desk;
        this.trials = trials;
    }

    /** What is said to the backend. */
    record TestRequest(@Nullable String message) { }

    /** What would be said, and where. */
    record PreviewRequest(@Nullable String message, @Nullable String conversationId) { }

    @PostMapping("/test")
    Envelope test(Caller caller, @PathVariable("id") String id, Body body) {
        var backend = backend(caller, id);
        var request = body.as(TestRequest.class);
        var faults = new Faults();
        faults.check(request.message() != null && !request.message().isBlank(), "message", "is required");
        checkLength(faults, request.message());
        return new Envelope.One(trials.test(backend, sample(caller, backend, String.valueOf(request.message()))));
    }

    @PostMapping("/preview")
    Envelope preview(Caller caller, @PathVariable("id") String id, Body body) {
        var backend = backend(caller, id);
        var request = body.orEmptyAs(PreviewRequest.class);
        checkLength(new Faults(), request.message());
        var shown = request.conversationId() == null
            ? trials.preview(backend, sample(caller, backend, request.message() == null ? SAMPLE : request.message()), Trials.conversationOf(backend))
            : trials.preview(backend, prompt(caller, backend, request), new ConversationId(request.conversationId()));
        return new Envelope.One(shown.<Object>map(sent -> sent).orElseGet(TrialController::nothing));
    }

    private static void checkLength(Faults faults, @Nullable String message) {
        faults.length("message", message, LONGEST);
        faults.done();
    }

    /** The conversation's last question to a backend, with this message in the place of the user's last. */
    private Prompt prompt(Caller caller, Backend backend, PreviewRequest request) {
        var last = lastPrompt(caller, backend, String.valueOf(request.conversationId()));
        var faults = new Faults();
        faults.check(last.isPresent(), "conversation_id", "names no conversation of this bot that has asked a backend");
        faults.done();
        return request.message() == null ? last.get() : asking(last.get(), request.message());
    }

    private Optional<Prompt> lastPrompt(Caller caller, Backend backend, String id) {
        if (!Ids.hasShape(ConversationId.PREFIX, id)) {
            return Optional.empty();
        }
        var conversation = new ConversationId(id);
        return desk.find(new FindConversation(caller.workspace(), conversation), ConversationView.class)
            .filter(view -> view.botId().equals(backend.botId()))
            .flatMap(view -> desk.find(new FindLastPrompt(caller.workspace(), conversation), Prompt.class));
    }

    private static Prompt asking(Prompt prompt, String message) {
        var messages = new ArrayList<>(prompt.messages());
        messages.set(messages.size() - 1, new Said("user", message, List.of()));
        return with(prompt, messages);
    }

    private static Prompt with(Prompt prompt, List<Said> messages) {
        return new Prompt(messages, prompt.user(), prompt.botName(), prompt.channelKind(), prompt.sessionId(), prompt.messageId());
    }

    private Prompt sample(Caller caller, Backend backend, String message) {
        var bot = desk.get(new FindBot(caller.workspace(), backend.botId()), BotView.class);
        return new Prompt(List.of(new Said("user", message, List.of())), new EndUser("trial", "api", null, null), bot.name(), "api", "trial",
            MessageId.next());
    }

    private Backend backend(Caller caller, String id) {
        return desk.get(new FindBackend(caller.workspace(), Given.backend(id)), BackendView.class).backend();
    }

    /** Of formats that send nothing. */
    private static Map<String, @Nullable Object> nothing() {
        var nothing = new HashMap<String, @Nullable Object>();
        List.of("method", "url", "headers", "body", "body_text").forEach(name -> nothing.put(name, null));
        return nothing;
    }
}
