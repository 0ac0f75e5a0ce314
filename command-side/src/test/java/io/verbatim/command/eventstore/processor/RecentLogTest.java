package io.verbatim.command.eventstore.processor;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.command.eventstore.processor.SettledWatermark.Settled;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentLogTest {

    private static final Set<String> TYPES = Set.of("bot.BotChanged");

    private StoreFixture store;
    private RecentLog log;
    private long now;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
        log = new RecentLog(new LogReader(store.jdbc(), store.stored()), () -> now);
        log.extend(new Settled(0, 1));
        append(3);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void holdsWhatHasComeLately() {
        assertThat(log.size()).isEqualTo(3);
        assertThat(log.read(TYPES, 1, at(3), 10)).hasValueSatisfying(page -> assertThat(page.events()).hasSize(2));
        assertThat(log.hasNothing(TYPES, 2, at(3))).isFalse();
    }

    @Test
    void letsGoWhenNothingComesForLong() {
        pass(Duration.ofSeconds(11));
        log.rest(at(3));

        assertThat(log.size()).isZero();
        assertThat(log.read(TYPES, 1, at(3), 10)).isEmpty();
        assertThat(log.hasNothing(TYPES, 3, at(3))).isTrue();
        assertThat(log.hasNothing(TYPES, 2, at(3))).isFalse();
    }

    @Test
    void goesOnBehindARest() {
        pass(Duration.ofSeconds(11));
        log.rest(at(3));
        append(2);

        assertThat(log.read(TYPES, 3, at(5), 10)).hasValueSatisfying(page -> assertThat(page.events()).hasSize(2));
    }

    @Test
    void doesNotRestWhileThereIsMore() {
        pass(Duration.ofSeconds(9));
        log.rest(at(3));
        pass(Duration.ofSeconds(2));
        log.rest(at(4));

        assertThat(log.size()).isEqualTo(3);
    }

    private void append(int count) {
        store.append(StoreFixture.renamed(bot(), 0, count));
        log.extend(at(store.jdbc().sql("select max(global_index) from event").query(Long.class).single()));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Settled at(long position) {
        return new Settled(position, 1);
    }
}
