package io.verbatim.channel.backend;

import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers with the user's own last words, without a network: for trying things out. */
@Component
final class EchoFormat implements PayloadFormat {

    @Override
    public String name() {
        return BackendSettings.ECHO;
    }

    @Override
    public Asked ask(Call call, Wire wire) {
        var reply = new Reply(lastWords(call.attempt().prompt()), Map.of(), List.of(), List.of(), null);
        return Asked.over(new Outcome.Answered(reply, null));
    }

    private static String lastWords(Prompt prompt) {
        return prompt.messages().reversed().stream().filter(said -> "user".equals(said.role())).findFirst().map(Said::text).orElse("");
    }
}
