package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Anthropic's Messages. */
@Component
final class AnthropicFormat implements HttpFormat {

    private static final Set<String> OURS = Set.of("messages", "stream");
    private static final int MAX_TOKENS = 1024;

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("anthropic-version", "2023-06-01");
    }

    @Override
    public Object body(Call call) {
        var settings = call.settings();
        var messages = call.attempt().prompt().messages();
        return new RequestBody().with("model", settings.model())
            .with("max_tokens", settings.maxTokens())
            .with("system", system(messages))
            .with("messages", AnthropicMessage.of(messages.stream().filter(said -> !isSystem(said)).toList()))
            .with("stream", settings.stream() ? true : null)
            .with(settings, OURS)
            .otherwise("max_tokens", MAX_TOKENS).fields();
    }

    @Override
    public Reply read(byte[] body, BackendSettings settings) throws Unreadable {
        var answer = Foreign.of(BackendJson.read(body));
        BackendError.check(answer);
        var text = new StringBuilder();
        for (var block : answer.objects("content")) {
            text.append(block.inner("type").isText("text") ? block.text("text") : "");
        }
        return new Reply(Foreign.required(text.toString()), Map.of(), List.of(), List.of(), usage(answer), answer.word("model"),
            answer.word("stop_reason"));
    }

    @Override
    public ReplyStream stream() {
        return new AnthropicStream();
    }

    @Override
    public List<Fault> faults(BackendSettings settings) {
        return RequestBody.faults(settings, OURS);
    }

    static Reply.@Nullable Usage usage(Foreign answer) {
        return Tokens.of(answer, "input_tokens", "output_tokens");
    }

    private static @Nullable String system(List<Said> messages) {
        var system = messages.stream().filter(AnthropicFormat::isSystem).map(Said::text).collect(Collectors.joining("\n\n"));
        return system.isEmpty() ? null : system;
    }

    private static boolean isSystem(Said said) {
        return said.role().equals("system");
    }
}
