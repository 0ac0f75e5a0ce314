package io.verbatim.channel.backend;

import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendSettings.Breaker;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput.Attachment;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests of this package talk about. */
final class Samples {

    static final BackendId GPT = new BackendId(Ids.derived("int", "gpt"));
    static final BotId BOT = new BotId(Ids.derived("bot", "bot"));
    static final ConversationId CONVERSATION = new ConversationId(Ids.derived("conv", "anna"));
    static final DispatchId DISPATCH = new DispatchId(Ids.derived("dsp", "first"));
    static final TurnId TURN = new TurnId(Ids.derived("turn", "first"));
    static final MessageId MESSAGE = new MessageId(Ids.derived("msg", "first"));
    static final EndUser ANNA = new EndUser("anna-1", "api", "Anna", null);

    private Samples() {
    }

    static Backend backend(@Nullable String url) {
        return backend(url, "verbatim", 30, 64);
    }

    static Backend backend(@Nullable String url, String format, int timeout, int maxConcurrency) {
        var headers = Map.of("Authorization", new SecretRef("sealed-1", "Bearer sk-...", "f1"),
            "x-bot-id", new SecretRef("sealed-2", "...", "f2"));
        return new Backend(GPT, new WorkspaceId(Ids.derived("ws", "ours")), BOT, new BackendSettings("GPT", url, headers, timeout, 1, false,
            true, format, null, null, Map.of(), false, 1, 500, maxConcurrency, null, null, null, Breaker.DEFAULT));
    }

    static AttemptStarted attempt(int no) {
        return attempt(no, new Said("system", "Be kind", List.of()), new Said("user", "Hi", List.of()),
            new Said("assistant", "Hello", List.of()), new Said("user", "What's the weather?", List.of()));
    }

    static AttemptStarted attempt(int no, Said... messages) {
        return new AttemptStarted(CONVERSATION, TURN, DISPATCH, new AttemptId(Ids.derived("att", "attempt", String.valueOf(no))), no, GPT,
            new Prompt(List.of(messages), ANNA, "Support", "api", "session-1", MESSAGE));
    }

    static Attachment file(String name, @Nullable String mimeType) {
        return new Attachment("https://files.example/" + name, name, mimeType);
    }
}
