package io.verbatim.channel.management;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindLastPrompt;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Prompt.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a backend is asked where nobody talks to it. */
@Component
class TrialPrompts {
    private final Desk desk;

    TrialPrompts(Desk desk) {
        this.desk = desk;
    }

    /** The conversation's last question to a backend, with this message in the place of the user's last. */
    Prompt last(Caller caller, Backend backend, String conversation, @Nullable String message) {
        var last = lastPrompt(caller, backend, conversation);
        var faults = new Faults();
        faults.check(last.isPresent(), "conversation_id", "names no conversation of this bot that has asked a backend");
        faults.done();
        return message == null ? last.get() : asking(last.get(), message);
    }

    private Optional<Prompt> lastPrompt(Caller caller, Backend backend, String id) {
        if (!Ids.hasShape(ConversationId.PREFIX, id)) {
            return Optional.empty();
        }
        var conversation = new ConversationId(id);
        return desk.find(new FindConversation(caller.workspace(), conversation), ConversationView.class)
            .filter(view -> view.botId().equals(backend.botId()))
            .flatMap(view -> desk.find(new FindLastPrompt(caller.workspace(), conversation), Prompt.class));
    }

    private static Prompt asking(Prompt prompt, String message) {
        var messages = new ArrayList<>(prompt.messages());
        messages.set(messages.size() - 1, new Said("user", message, List.of()));
        return new Prompt(messages, prompt.user(), prompt.botName(), prompt.channelKind(), prompt.sessionId(), prompt.messageId());
    }

    /** A first message, outside any conversation. */
    Prompt sample(Caller caller, Backend backend, String message) {
        var bot = desk.get(new FindBot(caller.workspace(), backend.botId()), BotView.class);
        return new Prompt(List.of(new Said("user", message, List.of())), new EndUser("trial", "api", null, null), bot.name(), "api", "trial",
            MessageId.next());
    }
}
