package io.verbatim.command.eventstore.node;

import static io.verbatim.command.eventstore.StoreFixture.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.bot.BotId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work of a node that does not dispatch. */
class LeftWorkTest {

    private StoreFixture store;

    @BeforeEach
    void start() {
        store = StoreFixture.create(new NodeRoles(Set.of(NodeRole.CHANNELS)),
            (event, batch) -> batch.open("work-" + event.getIdentifier(), "call", event.getAggregateIdentifier()));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void isWhosesoeverIsFirstAtOnceAndNoOrphan() {
        var bot = BotId.next().value();
        store.append(renamed(bot, 0, 1));

        assertThat(work("node_b").takeOver(Set.of("call"), 10)).isEmpty();
        assertThat(work("node_b").takeDue("call", 10, Set.of())).extracting(Orphan::aggregateId).containsExactly(bot);
        assertThat(work("node_c").takeDue("call", 10, Set.of())).isEmpty();
    }

    private WorkTable work(String node) {
        return new WorkTable(store.jdbc(), new NodeName(node));
    }
}
