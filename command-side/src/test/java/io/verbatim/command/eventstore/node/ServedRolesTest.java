package io.verbatim.command.eventstore.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.FindUnservedRoles;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServedRolesTest {

    private StoreFixture store;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void areMissedUntilSomebodyHasThem() {
        var channels = roles("node_a", NodeRole.CHANNELS);
        channels.look();
        assertThat(channels.handle(new FindUnservedRoles())).containsExactly(NodeRole.COMMAND, NodeRole.QUERY);

        roles("node_b", NodeRole.COMMAND, NodeRole.QUERY).look();
        channels.look();

        assertThat(channels.handle(new FindUnservedRoles())).isEmpty();
    }

    @Test
    void areMissedAgainWhenTheirLastNodeHasBeenGoneForAWhile() {
        var channels = roles("node_a", NodeRole.CHANNELS, NodeRole.QUERY);
        roles("node_b", NodeRole.COMMAND).look();
        store.jdbc().sql("update watch set held_until = clock_timestamp() - interval '1 millisecond'").update();

        channels.look();

        assertThat(channels.handle(new FindUnservedRoles())).containsExactly(NodeRole.COMMAND);
    }

    @Test
    void areNoQuestionWhereOneNodeHasThemAll() {
        var every = new ServedRoles(store.jdbc(), new NodeName("node_a"), NodeRoles.EVERY);

        every.look();

        assertThat(every.handle(new FindUnservedRoles())).isEmpty();
    }

    private ServedRoles roles(String node, NodeRole... roles) {
        return new ServedRoles(store.jdbc(), new NodeName(node), new NodeRoles(Set.of(roles)));
    }
}
