package io.verbatim.command.eventstore.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.NodeName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

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
    void isKeptByOneNode() {
        var first = watch("node_a", "sheep");

        assertThat(first.isOurs()).isTrue();
        assertThat(watch("node_b", "sheep").isOurs()).isFalse();
        assertThat(first.isOurs()).isTrue();
        assertThat(watch("node_b", "goats").isOurs()).isTrue();
    }

    @Test
    void isTakenOverWhenItHasRunOut() {
        watch("node_a", "sheep").isOurs();
        store.jdbc().sql("update watch set held_until = clock_timestamp() - interval '1 millisecond'").update();

        assertThat(watch("node_b", "sheep").isOurs()).isTrue();
        assertThat(watch("node_a", "sheep").isOurs()).isFalse();
    }

    @Test
    void isTakenOverAtOnceWhereItWasLeft() {
        var first = watch("node_a", "sheep");
        first.isOurs();

        first.leave();

        assertThat(watch("node_b", "sheep").isOurs()).isTrue();
    }

    @Test
    void isNotLeftInTheNameOfAnother() {
        watch("node_a", "sheep").isOurs();
        var second = watch("node_b", "sheep");
        second.isOurs();

        second.leave();

        assertThat(watch("node_c", "sheep").isOurs()).isFalse();
    }

    private Watch watch(String node, String over) {
        return new Node(new NodeName(node), store.jdbc()).watch(over);
    }
}
