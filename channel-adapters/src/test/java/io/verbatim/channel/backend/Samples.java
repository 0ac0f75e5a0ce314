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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /** A backend of this format, as it is after these changes. */
    static Backend backend(@Nullable String url, String format, UnaryOperator<Settings> changes) {
        var now = changes.apply(new Settings(null, null, Map.of(), false, 30, null, null));
        return new Backend(GPT, new WorkspaceId(Ids.derived("ws", "ours")), BOT, new BackendSettings("GPT", url, Map.of(), now.timeout(), 1,
            false, true, format, now.model(), now.maxTokens(), now.parameters(), now.stream(), 1, 500, 64, null, now.template(),
            now.replyPointer(), Breaker.DEFAULT));
    }

    /** Those settings that formats look at. */
    record Settings(@Nullable String model, @Nullable Integer maxTokens, Map<String, Object> parameters, boolean stream, int timeout,
                    @Nullable Object template, @Nullable String replyPointer) {

        Settings model(String other) {
            return new Settings(other, maxTokens, parameters, stream, timeout, template, replyPointer);
        }

        Settings maxTokens(int other) {
            return new Settings(model, other, parameters, stream, timeout, template, replyPointer);
        }

        Settings parameters(Map<String, Object> others) {
            return new Settings(model, maxTokens, others, stream, timeout, template, replyPointer);
        }

        Settings streamed() {
            return new Settings(model, maxTokens, parameters, true, timeout, template, replyPointer);
        }

        Settings timeout(int seconds) {
            return new Settings(model, maxTokens, parameters, stream, seconds, template, replyPointer);
        }

        Settings template(@Nullable Object other, @Nullable String pointer) {
            return new Settings(model, maxTokens, parameters, stream, timeout, other, pointer);
        }
    }

    static Call call(Backend backend, AttemptStarted attempt) {
        return new Call(backend, attempt, Deadline.in(Duration.ofSeconds(1)), Listener.NOBODY);
    }

    /** A file of samples, as a provider's own documentation shows it. */
    static byte[] sample(String name) {
        try (var in = Samples.class.getResourceAsStream("/llm/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
