package io.verbatim.command.eventstore;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.StoreUnavailable;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The writer of a node that stood still for longer than its lease. */
class LapsedLeaseTest {

    private final StoreFixture store = StoreFixture.create((event, batch) -> batch.claim(event.getIdentifier(), "fingerprint",
        event.getAggregateIdentifier(), "turn-" + event.getIdentifier()));

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void storesNothingBeforeTheLeaseIsTakenAnew() {
        var bot = bot();
        lapse();
        store.grant(false);

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.append(renamed(bot, 0)));

        assertThat(store.engine().readEvents(bot, 0).asStream()).isEmpty();
        assertThat(store.jdbc().sql("select count(*) from request").query(Long.class).single()).isZero();
    }

    @Test
    void takesTheLeaseAnewAndStoresWhatNobodyHasChangedMeanwhile() {
        var bot = bot();
        lapse();

        store.append(renamed(bot, 0));

        assertThat(store.engine().readEvents(bot, 0).asStream()).hasSize(1);
    }

    @Test
    void losesWhatWasDecidedOnAnOldState() {
        var bot = bot();
        store.append(renamed(bot, 0));
        lapse();

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> store.append(renamed(bot, 0)));
    }

    private void lapse() {
        store.jdbc().sql("update node set lease_until = clock_timestamp() - interval '1 second'").update();
    }
}
