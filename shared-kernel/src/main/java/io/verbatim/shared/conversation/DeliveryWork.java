package io.verbatim.shared.conversation;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of deliveries that wait for somebody. */
public interface DeliveryWork {

    /**
     * A delivery that is this node's from now on.
     *
     * @param lost whether another node had it, which is gone: what it did last, nobody knows
     */
    record Claimed(DeliveryId deliveryId, ConversationId conversationId, @Nullable WorkspaceId workspaceId, boolean lost) { }

    /**
     * Takes those that are due and nobody's, and those of nodes that are gone, each by one node only; nothing while this node's own lease
     * is out.
     *
     * @param limit how many at most
     * @param full  channels for which there is no room; of those that are due, theirs are left alone
     */
    List<Claimed> take(int limit, Set<ChannelId> full);

    /** Gives up what this node cannot hold now; whoever has room takes it after a second. Of others' work nothing is changed. */
    void leave(Collection<DeliveryId> deliveries);
}
