package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OpenAI's Responses. */
@Component
final class OpenAiResponsesFormat implements HttpFormat {

    private static final Set<String> UNFINISHED = Set.of("failed", "cancelled", "queued", "in_progress");
    private static final Set<String> OURS = Set.of("input", "messages", "stream");

    /** One message of the input. */
    record Message(String role, List<Part> content) { }

    /** A part of a message: of the fields, those that belong to the type. */
    record Part(String type, @Nullable String text, @Nullable String imageUrl, @Nullable String fileUrl) { }

    @Override
    public String name() {
        return "openai_responses";
    }

    @Override
    public Object body(Call call) {
        var settings = call.settings();
        var messages = call.attempt().prompt().messages();
        return new RequestBody().with("model", settings.model())
            .with("instructions", instructions(messages))
            .with("input", messages.stream().filter(said -> !isSystem(said)).map(OpenAiResponsesFormat::message).toList())
            .with("stream", settings.stream() ? true : null)
            .with(settings, OURS)
            .otherwise("max_output_tokens", settings.maxTokens())
            // The conversation is kept here; the backend need not keep it as well.
            .otherwise("store", false).fields();
    }

    @Override
    public Reply read(byte[] body, BackendSettings settings) throws Unreadable {
        return read(Foreign.of(BackendJson.read(body)));
    }

    @Override
    public ReplyStream stream() {
        return new ResponsesStream();
    }

    @Override
    public List<Fault> faults(BackendSettings settings) {
        return RequestBody.faults(settings, OURS);
    }

    private static Reply read(Foreign answer) throws Unreadable {
        BackendError.check(answer);
        if (UNFINISHED.contains(answer.inner("status").textOr(""))) {
            throw new Unreadable("The response is '%s'".formatted(answer.inner("status").textOr("")));
        }
        var text = new StringBuilder();
        for (var item : answer.objects("output")) {
            for (var part : item.inner("type").isText("message") ? item.objects("content") : List.<Foreign>of()) {
                text.append(part.inner("type").isText("refusal") ? part.text("refusal") : part.textOrNothing("text"));
            }
        }
        return reply(answer, Foreign.required(text.toString()));
    }

    /** The reply with this content, and with what a response says beside it. */
    static Reply reply(Foreign response, String content) {
        var incomplete = response.inner("incomplete_details").word("reason");
        return new Reply(content, Map.of(), List.of(), List.of(), Tokens.of(response, "input_tokens", "output_tokens"),
            response.word("model"), incomplete == null ? response.word("status") : incomplete);
    }

    private static @Nullable String instructions(List<Said> messages) {
        var system = messages.stream().filter(OpenAiResponsesFormat::isSystem).map(Said::text).collect(Collectors.joining("\n\n"));
        return system.isEmpty() ? null : system;
    }

    private static Message message(Said said) {
        var type = said.role().equals("assistant") ? "output_text" : "input_text";
        var words = said.text().isEmpty() && !said.attachments().isEmpty() ? Stream.<Part>empty()
            : Stream.of(new Part(type, said.text(), null, null));
        return new Message(said.role(), Stream.concat(words, said.attachments().stream().map(OpenAiResponsesFormat::part)).toList());
    }

    private static Part part(Attachment file) {
        return FileWords.isImage(file) ? new Part("input_image", null, file.url(), null) : new Part("input_file", null, null, file.url());
    }

    private static boolean isSystem(Said said) {
        return said.role().equals("system");
    }
}
