package io.verbatim.channel.export;

import io.verbatim.channel.management.ConversationFilter;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.ReadConversations;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which conversations a request asks for: narrowed as lists of them are, of one bot or of all, behind one that came before. */
final class ConversationsAsked {

    private ConversationsAsked() {
    }

    /** Refused with INVALID if it asks for what cannot be. */
    static ReadConversations of(Caller caller, HttpServletRequest request) {
        var filter = ConversationFilter.of(request);
        var faults = new Faults();
        var bot = id(faults, request, "bot_id", BotId.PREFIX, "must be a bot's id");
        var after = id(faults, request, "after", ConversationId.PREFIX, "must be a conversation's id");
        faults.done();
        return new ReadConversations(caller.workspace(), bot == null ? null : new BotId(bot), filter,
            after == null ? null : new ConversationId(after));
    }

    private static @Nullable String id(Faults faults, HttpServletRequest request, String name, String prefix, String otherwise) {
        var text = request.getParameter(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        return faults.check(Ids.hasShape(prefix, text), name, otherwise) ? text : null;
    }
}
