package io.verbatim.channel.management;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
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
        return byId(caller, name).filter(view -> view.botId().equals(bot))
            .or(() -> desk.find(new FindConversationOf(caller.workspace(), bot, name), ConversationView.class))
            .orElseThrow(Desk::notFound);
    }

    private Optional<ConversationView> byId(Caller caller, String name) {
        return Ids.hasShape(ConversationId.PREFIX, name)
            ? desk.find(new FindConversation(caller.workspace(), new ConversationId(name)), ConversationView.class) : Optional.empty();
    }
}
