package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.RunsOn;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.GenericApplicationContext;

class RolesConfigurationTest {

    @Test
    void givesANodeEveryRoleUnlessItIsTold() {
        assertThat(RolesConfiguration.parse("")).isEqualTo(NodeRoles.EVERY);
        assertThat(RolesConfiguration.parse("command,query,channels")).isEqualTo(NodeRoles.EVERY);
        assertThat(RolesConfiguration.parse(" Query , channels").all()).isEqualTo(Set.of(NodeRole.QUERY, NodeRole.CHANNELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"porter", "query,", "query;command", ",", "query,porter"})
    void refusesWhatIsNoRole(String words) {
        assertThatThrownBy(() -> RolesConfiguration.parse(words)).isInstanceOf(UnusableSettings.class)
            .hasMessageStartingWith("VERBATIM_ROLES: '").hasMessageEndingWith("' is no role; there are channels, command and query.");
    }

    @Test
    void startsWhatRunsOnThisNodeAndNothingElse() {
        try (var context = new GenericApplicationContext()) {
            context.registerBean("lifecycleProcessor", StartedByRole.class,
                () -> new StartedByRole(new NodeRoles(Set.of(NodeRole.CHANNELS))));
            context.registerBean("everywhere", Worker.class, Worker::new);
            context.registerBean("there", Dispatching.class, Dispatching::new);
            context.registerBean("either", Either.class, Either::new);

            context.refresh();
            context.start();

            assertThat(context.getBean("everywhere", Worker.class).isRunning()).isTrue();
            assertThat(context.getBean("either", Worker.class).isRunning()).isTrue();
            assertThat(context.getBean("there", Worker.class).isRunning()).isFalse();
        }
    }

    static class Worker implements Lifecycle {

        private boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    @RunsOn(NodeRole.COMMAND)
    static class Dispatching extends Worker {
    }

    @RunsOn({NodeRole.CHANNELS, NodeRole.QUERY})
    static class Either extends Worker {
    }
}
