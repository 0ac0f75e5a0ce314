package io.verbatim.query.status;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.MODEL;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.backend.BackendView.Health;
import org.junit.jupiter.api.Test;

class StatusProjectionTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);
    private final BackendAdded added = new BackendAdded(MODEL, HERE, BOT, BackendSettings.echo());

    @Test
    void isHealthyAfterASuccess() {
        views.given(added, talk.timedOut(MODEL), talk.answered(MODEL));

        assertThat(health()).isEqualTo(new Health("healthy", at(3), at(2), "timeout", 0, 1, 1));
    }

    @Test
    void countsTheFailuresSinceTheLastSuccessOverBatches() {
        views.givenEach(added, talk.timedOut(MODEL), talk.answered(MODEL), talk.timedOut(MODEL), talk.lost(MODEL));

        assertThat(health()).isEqualTo(new Health("failing", at(3), at(5), "unknown", 2, 1, 3));
    }

    @Test
    void countsACallOnceWhenItsBatchComesTwice() {
        views.given(added, talk.answered(MODEL), talk.timedOut(MODEL)).again();

        assertThat(health()).isEqualTo(new Health("failing", at(2), at(3), "timeout", 1, 1, 1));
    }

    private Health health() {
        return views.find(new FindBackend(HERE, MODEL), BackendView.class).orElseThrow().health();
    }
}
