package io.verbatim.channel.export;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.conversation.ConversationQuery.ReadConversations;
import io.verbatim.shared.conversation.ConversationView;
import java.util.Iterator;
import java.util.List;

/** Conversations, part by part; the first part is always there. */
final class ConversationParts implements Iterator<List<ConversationView>> {
    private final Desk desk;
    private ReadConversations next;
    private boolean ended;

    ConversationParts(Desk desk, ReadConversations first) {
        this.desk = desk;
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public List<ConversationView> next() {
        var part = desk.all(next, ConversationView.class);
        ended = part.size() < ReadConversations.AT_ONCE;
        if (!ended) {
            next = new ReadConversations(next.workspaceId(), next.botId(), next.filter(), part.getLast().id());
        }
        return part;
    }
}
