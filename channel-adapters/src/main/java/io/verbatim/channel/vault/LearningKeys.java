package io.verbatim.channel.vault;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeName;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second whether the operator changes the master key, and says that this node knows the next one. */
@Component
class LearningKeys extends LookOut implements SmartLifecycle {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final KeyRing ring;
    private final MasterKeyTable table;
    private final NodeName node;

    LearningKeys(KeyRing ring, MasterKeyTable table, NodeName node) {
        super("learning-keys", BETWEEN);
        this.ring = ring;
        this.table = table;
        this.node = node;
    }

    @Override
    protected void look() {
        ring.learn();
        if (table.next().filter(ring.newest().id()::equals).isPresent()) {
            table.learned(ring.newest().id(), node.value());
        }
    }
}
