package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of Anthropic's Messages. */
final class AnthropicStream implements ReplyStream {

    private Reply.@Nullable Usage usage;
    private @Nullable String model;
    private @Nullable String stopReason;

    @Override
    public boolean take(SentEvent event, ReplyText text) throws Unreadable {
        var data = event.object();
        BackendError.check(data);
        var type = data.inner("type").textOr("");
        switch (type) {
            case "message_start" -> begin(data.inner("message"));
            case "content_block_start" -> text.add(words(data.inner("content_block"), "text"));
            case "content_block_delta" -> text.add(words(data.inner("delta"), "text_delta"));
            case "message_delta" -> {
                stopReason = data.inner("delta").word("stop_reason");
                usage = Tokens.joined(usage, AnthropicFormat.usage(data));
            }
            default -> { }
        }
        return type.equals("message_stop");
    }

    @Override
    public Reply reply(String content) {
        return new Reply(content, Map.of(), List.of(), List.of(), usage, model, stopReason);
    }

    private void begin(Foreign message) {
        model = message.word("model");
        usage = AnthropicFormat.usage(message);
    }

    private static @Nullable String words(Foreign part, String type) throws Unreadable {
        return part.inner("type").isText(type) ? part.piece("text") : null;
    }
}
