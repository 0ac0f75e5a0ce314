package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream in one of the shapes that are known, found out from its first event that fits one. */
final class AnyStream implements ReplyStream {

    private static final Set<String> ANTHROPIC = Set.of("message_start", "content_block_start", "content_block_delta", "message_stop");

    private @Nullable ReplyStream known;

    @Override
    public boolean take(SentEvent event, ReplyText text) throws Unreadable {
        if (known == null && !event.isDone()) {
            known = shape(event.object()).orElse(null);
        }
        return known == null ? event.isDone() : known.take(event, text);
    }

    @Override
    public Reply reply(String content) {
        return known == null ? new Reply(content, Map.of(), List.of(), List.of(), null) : known.reply(content);
    }

    private static Optional<ReplyStream> shape(Foreign data) throws Unreadable {
        BackendError.check(data);
        var type = data.inner("type").textOr("");
        if (data.has("choices")) {
            return Optional.of(new OpenAiStream());
        }
        if (type.startsWith("response.")) {
            return Optional.of(new ResponsesStream());
        }
        return ANTHROPIC.contains(type) ? Optional.of(new AnthropicStream()) : Optional.empty();
    }
}
