package io.verbatim.query.breaker;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.MODEL;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendQuery.FindBackendToCall;
import io.verbatim.shared.backend.BackendQuery.FindBackendsOf;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.backend.BreakerState;
import io.verbatim.shared.backend.BreakerState.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerProjectionTest {

    private static final BreakerChanged OPENED = new BreakerChanged(MODEL, BOT, 1, State.CLOSED, State.OPEN, 75.0, "failures");
    private static final BreakerChanged CLOSED = new BreakerChanged(MODEL, BOT, 2, State.OPEN, State.CLOSED, null, "settings");

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void isClosedBeforeItWasEverTouched() {
        views.given(added());

        assertThat(breaker()).isEqualTo(BreakerState.UNTOUCHED);
    }

    @Test
    void isHalfOpenWhenItHasBeenOpenForItsTime() {
        views.given(added(), OPENED);
        openedAt("2020-01-01T00:00:00Z");

        assertThat(breaker()).isEqualTo(new BreakerState(State.HALF_OPEN, 1, Instant.parse("2020-01-01T00:00:30Z"), 75.0));
    }

    @Test
    void isOpenUntilThen() {
        views.given(added(), OPENED);
        openedAt("2999-01-01T00:00:00Z");

        assertThat(breaker()).isEqualTo(new BreakerState(State.OPEN, 1, Instant.parse("2999-01-01T00:00:00Z"), 75.0));
    }

    @Test
    void knowsTheLastOfManyChanges() {
        views.given(added(), OPENED, CLOSED);

        assertThat(breaker()).isEqualTo(new BreakerState(State.CLOSED, 2, at(3), null));
    }

    @Test
    void leavesTheRevisionOfTheSettingsAlone() {
        views.givenEach(added(), OPENED, CLOSED);

        assertThat(views.find(new FindBackend(HERE, MODEL), BackendView.class).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void isKnownToWhoDrawsAndToWhoCalls() {
        views.given(added(), OPENED, CLOSED);

        assertThat(views.find(new FindBackendToCall(MODEL), Backend.class).orElseThrow().breaker()).isEqualTo(breaker());
        assertThat(views.all(new FindBackendsOf(BOT), Backend.class)).extracting(Backend::breaker).containsExactly(breaker());
    }

    private void openedAt(String time) {
        views.sql().sql("UPDATE integration_breaker SET since = :at::timestamptz").param("at", time).update();
    }

    private BreakerState breaker() {
        return views.find(new FindBackend(HERE, MODEL), BackendView.class).orElseThrow().backend().breaker();
    }

    private static BackendAdded added() {
        return new BackendAdded(MODEL, HERE, BOT, BackendSettings.echo());
    }
}
