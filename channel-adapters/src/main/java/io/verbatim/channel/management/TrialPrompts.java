package io.verbatim.channel.management;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.VersionView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindFirstPrompt;
import io.verbatim.shared.conversation.ConversationQuery.FindLastPrompt;
import io.verbatim.shared.conversation.ConversationQuery.ListSaidSince;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Prompt.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a backend is asked where nobody talks to it. */
@Component
class TrialPrompts {
    private static final String SYSTEM = "system";
    private static final String USER = "user";
    private static final String SAMPLE = "Hello";
    private static final EndUser SOMEBODY = new EndUser("trial", "api", null, null);

    private final Desk desk;

    TrialPrompts(Desk desk) {
        this.desk = desk;
    }

    /** The conversation's last question to a backend, or the next one: if the user said this now, or where none was asked yet. */
    Prompt of(Caller caller, Backend backend, String conversation, @Nullable String message) {
        var view = conversation(caller, backend, conversation);
        var faults = new Faults();
        faults.check(view.isPresent(), "conversation_id", "names no conversation of this bot");
        faults.done();
        var known = view.orElseThrow();
        var last = desk.find(new FindLastPrompt(caller.workspace(), known.id()), Prompt.class);
        return last.isPresent() && message == null ? last.get()
            : next(caller, known, last.orElseGet(() -> begun(caller, known)), Objects.requireNonNullElse(message, SAMPLE));
    }

    private Optional<ConversationView> conversation(Caller caller, Backend backend, String id) {
        return Ids.hasShape(ConversationId.PREFIX, id)
            ? desk.find(new FindConversation(caller.workspace(), new ConversationId(id)), ConversationView.class)
                .filter(view -> view.botId().equals(backend.botId()))
            : Optional.empty();
    }

    private Prompt next(Caller caller, ConversationView view, Prompt last, String message) {
        var context = new ArrayList<>(last.messages());
        boolean begun = !context.isEmpty() && context.getFirst().role().equals(SYSTEM);
        List<Said> system = begun ? List.of(context.removeFirst()) : List.of();
        desk.all(new ListSaidSince(caller.workspace(), view.id()), MessageView.class).forEach(said -> context.add(said(said)));
        context.add(new Said(USER, message, List.of()));
        int window = Math.min(context.size(), window(caller, view));
        var messages = Stream.concat(system.stream(), context.subList(context.size() - window, context.size()).stream()).toList();
        return new Prompt(messages, last.user(), last.botName(), last.channelKind(), last.sessionId(), MessageId.next());
    }

    private int window(Caller caller, ConversationView view) {
        var settings = desk.find(new FindVersion(caller.workspace(), view.botId(), view.botVersion()), VersionView.class)
            .map(VersionView::definition).map(BotDraft::settings).orElse(BotSettings.DEFAULTS);
        return Objects.requireNonNullElse(settings.contextWindow(), Objects.requireNonNull(BotSettings.DEFAULTS.contextWindow()));
    }

    private static Said said(MessageView message) {
        return new Said(message.role().equals(USER) ? USER : "assistant", message.text(), List.of());
    }

    /** What stands before all messages of the conversation. */
    private Prompt begun(Caller caller, ConversationView view) {
        var user = new EndUser(view.userId(), view.channelKind(), view.userName(), null);
        var first = desk.get(new FindFirstPrompt(caller.workspace(), view.botId(), view.botVersion(), SAMPLE, user, view.sessionId()),
            Prompt.class);
        return new Prompt(first.messages().stream().filter(said -> said.role().equals(SYSTEM)).toList(), user, first.botName(),
            first.channelKind(), first.sessionId(), null);
    }

    /** A first message, outside any conversation. */
    Prompt first(Caller caller, Backend backend, @Nullable String message) {
        var said = Objects.requireNonNullElse(message, SAMPLE);
        return desk.get(new FindFirstPrompt(caller.workspace(), backend.botId(), null, said, SOMEBODY, "trial"), Prompt.class);
    }
}
