package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chunks of Chat Completions. */
final class OpenAiStream implements ReplyStream {

    private static final Long FIRST = 0L;

    private Reply.@Nullable Usage usage;
    private @Nullable String model;
    private @Nullable String finishReason;

    @Override
    public boolean take(SentEvent event, ReplyText text) throws Unreadable {
        if (event.isDone()) {
            return true;
        }
        var chunk = event.object();
        BackendError.check(chunk);
        model = model == null ? chunk.word("model") : model;
        usage = Tokens.joined(usage, OpenAiFormat.usage(chunk));
        for (var choice : chunk.objects("choices")) {
            take(choice, text);
        }
        return false;
    }

    @Override
    public Reply reply(String content) {
        return new Reply(content, Map.of(), List.of(), List.of(), usage, model, finishReason);
    }

    private void take(Foreign choice, ReplyText text) throws Unreadable {
        if (!choice.has("index") || FIRST.equals(choice.number("index"))) {
            text.add(choice.inner("delta").pieces("content"));
            text.add(choice.inner("delta").piece("refusal"));
            finishReason = choice.has("finish_reason") ? choice.word("finish_reason") : finishReason;
        }
    }
}
