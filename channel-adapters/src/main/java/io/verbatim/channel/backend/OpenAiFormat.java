package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chat Completions: of OpenAI, and of the many servers that speak it as well. */
@Component
final class OpenAiFormat implements HttpFormat {

    private static final Set<String> OURS = Set.of("messages", "stream");
    // These models refuse max_tokens; many other servers know nothing else.
    private static final Pattern WANTS_COMPLETION_TOKENS = Pattern.compile("(?i)(?:.*[/:])?(?:o[1-9](?:[-.].*)?|gpt-(?:[5-9]|\\d\\d).*)");

    /** One message; its content is a text, or a list of parts. */
    record Message(String role, Object content) { }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Object body(Call call) {
        var settings = call.settings();
        var body = new RequestBody().with("model", settings.model())
            .with("messages", call.attempt().prompt().messages().stream().map(OpenAiFormat::message).toList())
            .with("stream", settings.stream() ? true : null)
            .with(settings, OURS)
            .otherwise("stream_options", settings.stream() ? Map.of("include_usage", true) : null);
        return limited(body, settings).fields();
    }

    @Override
    public Reply read(byte[] body, BackendSettings settings) throws Unreadable {
        var answer = Foreign.of(BackendJson.read(body));
        BackendError.check(answer);
        var choices = answer.objects("choices");
        if (choices.isEmpty()) {
            throw new Unreadable("The answer has no choices");
        }
        var message = choices.getFirst().inner("message");
        var content = message.pieces("content");
        var text = content == null || content.isEmpty() ? message.optionalText("refusal") : Foreign.storable(content);
        return new Reply(Foreign.required(text), Map.of(),
            List.of(), List.of(), usage(answer), answer.word("model"), choices.getFirst().word("finish_reason"));
    }

    @Override
    public ReplyStream stream() {
        return new OpenAiStream();
    }

    @Override
    public List<Fault> faults(BackendSettings settings) {
        return RequestBody.faults(settings, OURS);
    }

    static Reply.@Nullable Usage usage(Foreign answer) {
        return Tokens.of(answer, "prompt_tokens", "completion_tokens");
    }

    private static RequestBody limited(RequestBody body, BackendSettings settings) {
        boolean isSaid = body.has("max_tokens") || body.has("max_completion_tokens");
        var model = settings.model() == null ? String.valueOf(settings.parameters().get("model")) : settings.model();
        boolean isNew = WANTS_COMPLETION_TOKENS.matcher(model).matches();
        return isSaid ? body : body.otherwise(isNew ? "max_completion_tokens" : "max_tokens", settings.maxTokens());
    }

    private static Message message(Said said) {
        return new Message(said.role(), said.attachments().isEmpty() ? said.text() : ContentPart.withImages(said));
    }
}
