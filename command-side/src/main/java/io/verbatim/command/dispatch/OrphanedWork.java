package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.eventstore.node.Orphan;
import io.verbatim.command.eventstore.node.WorkTable;
import io.verbatim.shared.Facts;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.effect.EffectId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Closes the attempts and effects of nodes that are gone: nobody knows how they ended, so the conversation decides anew. Only while this
 * node has its own lease: after the database was away, its own look as lost as any.
 */
@Component
@RunsOn(NodeRole.COMMAND)
class OrphanedWork extends LookOut implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedWork.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 200;

    private final Node node;
    private final WorkTable work;
    private final CommandGateway commands;
    private final Deque<Orphan> taken = new ArrayDeque<>();

    OrphanedWork(Node node, WorkTable work, CommandGateway commands) {
        super("orphaned-work", BETWEEN_LOOKS);
        this.node = node;
        this.work = work;
        this.commands = commands;
    }

    @Override
    protected void look() {
        if (node.holdsLease()) {
            closeAll();
        }
    }

    /** What was taken is this node's now and will not be found again, so it is kept until it is closed. */
    private void closeAll() {
        do {
            for (var orphan = taken.peek(); orphan != null; orphan = taken.peek()) {
                close(orphan);
                taken.remove();
            }
            taken.addAll(work.takeOver(Set.of(WorkLedger.ATTEMPT, WorkLedger.EFFECT), AT_A_TIME));
        } while (isRunning() && !taken.isEmpty());
    }

    private void close(Orphan orphan) {
        LOG.info("{} of the lost node {} is closed with outcome unknown", orphan.id(), orphan.from());
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(unknown(orphan)).withMetaData(facts(orphan)));
    }

    private static MetaData facts(Orphan orphan) {
        var actor = MetaData.with(Facts.ACTOR, "dispatch");
        var workspace = orphan.workspaceId();
        return workspace == null ? actor : actor.and(Facts.WORKSPACE, workspace);
    }

    private static ConversationCommand unknown(Orphan orphan) {
        var conversation = new ConversationId(orphan.aggregateId());
        return orphan.kind().equals(WorkLedger.EFFECT) ? new RecordEffectUnknown(conversation, new EffectId(orphan.id()), orphan.age())
            : new RecordAttemptUnknown(conversation, new AttemptId(orphan.id()));
    }
}
