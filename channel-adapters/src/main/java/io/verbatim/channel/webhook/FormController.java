package io.verbatim.channel.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Intake;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Takes what users say in dialect form. What is wrong with a request is answered with 400, as its callers know it. */
@RestController
class FormController {
    private final Pages pages;
    private final Tokens tokens;
    private final Intake intake;

    FormController(Pages pages, Tokens tokens, Intake intake) {
        this.pages = pages;
        this.tokens = tokens;
        this.intake = intake;
    }

    /** What callers send, for the document: of text, attachments and audio one at least. Other fields are passed over. */
    record Utterance(String pageId, String clientId, String platform, @Nullable String clientName, @Nullable String clientAvatar,
                     @Nullable String text, @Nullable List<String> attachments, @Nullable String audio, @Nullable String messageId,
                     @Nullable String apiToken) { }

    /** Taken ({@code ok}); or, by a channel that is switched off, {@code ignored}. */
    record Taken(String status, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String conversationId,
                 @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String messageId) { }

    @PostMapping(path = {"/webhook/mychatbot", "/webhooks/form"}, produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "What a user says, on a webhook channel of dialect form", takes = Utterance.class, gives = Taken.class, example = """
        {"page_id": "shop", "client_id": "anna", "platform": "web", "text": "Hello", "api_token": "the token of the channel"}""")
    Taken receive(Body body, HttpServletRequest request) {
        try {
            return taken(body.object(), request);
        } catch (Refused refused) {
            throw malformed(refused);
        }
    }

    private Taken taken(ObjectNode body, HttpServletRequest request) {
        var channel = channel(body);
        if (!tokens.opens(channel, request, body)) {
            throw new ApiProblem(ProblemType.UNAUTHENTICATED, "The token is missing or wrong");
        }
        var message = FormMessage.of(body);
        if (!channel.settings().active()) {
            return new Taken("ignored", null, null);
        }
        var id = intake.take(List.of(inbound(channel, message))).getFirst();
        return new Taken("ok", ConversationId.of(channel.id(), message.clientId()).value(), id.value());
    }

    private Channel channel(ObjectNode body) {
        var page = body.path("page_id");
        if (!page.isString() || page.stringValue().isBlank()) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "page_id is required")
                .because(List.of(new Refused.Fault("page_id", "is required")));
        }
        return pages.find(page.stringValue()).orElseThrow(() -> new ApiProblem(ProblemType.MALFORMED_REQUEST, "page_id is not known")
            .because(List.of(new Refused.Fault("page_id", "is not known"))));
    }

    private static Inbound inbound(Channel channel, FormMessage message) {
        var dedupe = message.messageId() == null ? UUID.randomUUID().toString() : "%s\n%s".formatted(message.clientId(), message.messageId());
        return new Inbound(channel.id(), channel.workspaceId(), message.clientId(), dedupe, WebhookKind.NAME, StrictJson.tree(message),
            WebhookConfig.replyDelay(channel.settings().config()));
    }

    private static RuntimeException malformed(Refused refused) {
        if (refused.code() != Refused.Code.INVALID) {
            return refused;
        }
        var what = refused.faults().stream().map(fault -> "%s %s".formatted(fault.field(), fault.message()).strip())
            .collect(Collectors.joining("; "));
        return new ApiProblem(ProblemType.MALFORMED_REQUEST, what.isEmpty() ? "The request is malformed" : what).because(refused.faults());
    }
}
