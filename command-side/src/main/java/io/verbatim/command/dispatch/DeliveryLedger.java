package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.eventstore.node.Orphan;
import io.verbatim.command.eventstore.node.WorkTable;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryWork;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Hands out deliveries that wait. Only while this node has its own lease: after the database was away, its own work looks as lost as any.
 */
@Component
class DeliveryLedger implements DeliveryWork {

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(1);

    private final Node node;
    private final WorkTable work;

    DeliveryLedger(Node node, WorkTable work) {
        this.node = node;
        this.work = work;
    }

    @Override
    public List<Claimed> take(int limit, Set<ChannelId> full) {
        if (!node.holdsLease()) {
            return List.of();
        }
        return Stream.concat(work.takeDue(WorkLedger.DELIVERY, limit, names(full)).stream(),
            work.takeOver(Set.of(WorkLedger.DELIVERY), limit).stream()).map(DeliveryLedger::claimed).toList();
    }

    @Override
    public void leave(Collection<DeliveryId> deliveries) {
        work.leave(deliveries.stream().map(DeliveryId::value).toList(), UNTIL_THERE_IS_ROOM);
    }

    private static Set<String> names(Set<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).collect(Collectors.toSet());
    }

    private static Claimed claimed(Orphan found) {
        return new Claimed(new DeliveryId(found.id()), new ConversationId(found.aggregateId()),
            found.workspaceId() == null ? null : new WorkspaceId(found.workspaceId()), !found.from().isEmpty());
    }
}
