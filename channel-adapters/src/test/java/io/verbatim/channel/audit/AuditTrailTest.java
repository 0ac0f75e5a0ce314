package io.verbatim.channel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.web.Caller;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AuditTrailTest {
    private static final Caller ANNA = new Caller(WorkspaceId.next(), "member:usr_anna", Role.OWNER, "10.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Kept kept = new Kept();
    private final AuditTrail trail = new AuditTrail(kept, Clock.systemUTC());

    @Test
    void hasWrittenAllThatWasNotedBeforeIsAsked() {
        trail.start();

        trail.note(ANNA, "messages_read", "conv_1");
        trail.note(ANNA, "events_read", "conv_1");
        trail.await(PATIENCE);

        assertThat(kept.actions).containsExactly("messages_read", "events_read");
        trail.stop();
    }

    @Test
    void losesNothingWhenItIsStopped() {
        for (int i = 0; i < 2_000; i++) {
            trail.note(ANNA, "read_" + i, "conv_1");
        }

        trail.start();
        trail.stop();

        assertThat(kept.actions).hasSize(2_000);
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() {
        kept.failures = 1;
        trail.start();

        trail.note(ANNA, "messages_read", "conv_1");
        trail.await(PATIENCE);

        assertThat(kept.actions).containsExactly("messages_read");
        trail.stop();
    }

    private static final class Kept extends AuditTable {
        private final List<String> actions = new CopyOnWriteArrayList<>();
        private volatile int failures;

        Kept() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        @Override
        void add(List<AuditNote> notes) {
            if (failures-- > 0) {
                throw new IllegalStateException("The database is away");
            }
            notes.forEach(note -> actions.add(note.action()));
        }
    }
}
