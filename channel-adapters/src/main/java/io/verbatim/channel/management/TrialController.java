package io.verbatim.channel.management;

import io.verbatim.channel.backend.ShownRequest;
import io.verbatim.channel.backend.TrialResult;
import io.verbatim.channel.backend.Trials;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.conversation.ConversationId;
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

    private final Desk desk;
    private final TrialPrompts prompts;
    private final Trials trials;

    TrialController(Desk desk, TrialPrompts prompts, Trials trials) {
        this.desk = desk;
        this.prompts = prompts;
        this.trials = trials;
    }

    /** What is said to the backend. */
    record TestRequest(@Nullable String message) { }

    /** What would be said, and where. */
    record PreviewRequest(@Nullable String message, @Nullable String conversationId) { }

    @PostMapping("/test")
    @Described(value = "Call an integration for real", takes = TestRequest.class, gives = TrialResult.class,
        example = "{\"message\": \"Hello?\"}")
    Envelope test(Caller caller, @PathVariable("id") String id, Body body, Deed deed) {
        var backend = backend(caller, id);
        var request = body.as(TestRequest.class);
        var faults = new Faults();
        faults.check(request.message() != null && !request.message().isBlank(), "message", "is required");
        checkLength(faults, request.message());
        var result = trials.test(backend, prompts.first(caller, backend, String.valueOf(request.message())));
        deed.after(outcome(result));
        return new Envelope.One(result);
    }

    @PostMapping("/preview")
    @Described(value = "What an integration would be sent", takes = PreviewRequest.class, gives = Object.class, bodyless = true,
        example = "{\"message\": \"Where is my order?\"}")
    Envelope preview(Caller caller, @PathVariable("id") String id, Body body) {
        var backend = backend(caller, id);
        var request = body.orEmptyAs(PreviewRequest.class);
        checkLength(new Faults(), request.message());
        return new Envelope.One(preview(caller, backend, request).<Object>map(sent -> sent).orElseGet(TrialController::nothing));
    }

    private Optional<ShownRequest> preview(Caller caller, Backend backend, PreviewRequest request) {
        if (request.conversationId() == null) {
            return trials.preview(backend, prompts.first(caller, backend, request.message()), Trials.conversationOf(backend));
        }
        var prompt = prompts.of(caller, backend, request.conversationId(), request.message());
        return trials.preview(backend, prompt, new ConversationId(request.conversationId()));
    }

    private static void checkLength(Faults faults, @Nullable String message) {
        faults.length("message", message, LONGEST);
        faults.done();
    }

    private Backend backend(Caller caller, String id) {
        // A POST that reads: what the caller has just done is part of what is tried.
        desk.awaitViews();
        return desk.get(new FindBackend(caller.workspace(), Given.backend(id)), BackendView.class).backend();
    }

    private static Map<String, Object> outcome(TrialResult result) {
        var outcome = new HashMap<String, Object>(Map.of("ok", result.ok(), "latency_ms", result.latencyMs()));
        Optional.ofNullable(result.status()).ifPresent(status -> outcome.put("status", status));
        Optional.ofNullable(result.error()).ifPresent(error -> outcome.put("error", error.kind()));
        return outcome;
    }

    /** Of formats that send nothing. */
    private static Map<String, @Nullable Object> nothing() {
        var nothing = new HashMap<String, @Nullable Object>();
        List.of("method", "url", "headers", "body", "body_text").forEach(name -> nothing.put(name, null));
        return nothing;
    }
}
