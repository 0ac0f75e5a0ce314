package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of OpenAI's Responses. */
final class ResponsesStream implements ReplyStream {

    private @Nullable Foreign response;

    @Override
    public boolean take(SentEvent event, ReplyText text) throws Unreadable {
        var data = event.object();
        switch (data.inner("type").textOr("")) {
            case "response.output_text.delta", "response.refusal.delta" -> text.add(data.piece("delta"));
            case "response.completed", "response.incomplete" -> response = data.inner("response");
            case "response.failed" -> BackendError.fail(data.inner("response"));
            default -> BackendError.check(data);
        }
        return response != null;
    }

    @Override
    public Reply reply(String content) {
        return response == null ? new Reply(content, Map.of(), List.of(), List.of(), null)
            : OpenAiResponsesFormat.reply(response, content);
    }
}
