package io.verbatim.channel.management;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationOf;
import io.verbatim.shared.conversation.ConversationView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the conversation that a path names. Refused with NOT_FOUND where there is none of the caller's. */
@Component
class NamedConversations {
    private final Desk desk;

    NamedConversations(Desk desk) {
        this.desk = desk;
    }

    /** By its id. */
    ConversationView get(Caller caller, String id) {
        return desk.get(new FindConversation(caller.workspace(), Given.conversation(id)), ConversationView.class);
    }

    /** By its id or by the user's session key, the latest where several channels know that key. */
    ConversationView ofBot(Caller caller, String botId, String name) {
        var bot = desk.get(new FindBot(caller.workspace(), Given.bot(botId)), BotView.class).id();
        return byId(caller, name).filter(view -> view.botId().equals(bot)).or(() -> bySessionKey(caller, bot, name))
            .orElseThrow(Desk::notFound);
    }

    /** Refused with FORBIDDEN: who may not see what was said and by whom may not find it out by asking for it either. */
    static void requireToSearch(Caller caller) {
        if (!caller.seesPersonalData()) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Your role does not allow to search for words or users");
        }
    }

    private Optional<ConversationView> bySessionKey(Caller caller, BotId bot, String key) {
        // No session key looks like this, or the answer to a conversation that is not there would differ by role.
        if (!Ids.hasShape(ConversationId.PREFIX, key)) {
            requireToSearch(caller);
        }
        return desk.find(new FindConversationOf(caller.workspace(), bot, key), ConversationView.class);
    }

    private Optional<ConversationView> byId(Caller caller, String name) {
        return Ids.hasShape(ConversationId.PREFIX, name)
            ? desk.find(new FindConversation(caller.workspace(), new ConversationId(name)), ConversationView.class) : Optional.empty();
    }
}
