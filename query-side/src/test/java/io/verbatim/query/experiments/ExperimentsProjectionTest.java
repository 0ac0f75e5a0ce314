package io.verbatim.query.experiments;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ECHO;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.MODEL;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Samples;
import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindExperiments;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.ExperimentView;
import io.verbatim.shared.backend.ExperimentView.Arm;
import io.verbatim.shared.backend.ExperimentView.Percentiles;
import io.verbatim.shared.backend.ExperimentView.Rate;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentsProjectionTest {

    private static final Instant NOON = at(0).plus(Duration.ofHours(2));

    private final ViewFixture views = ViewFixture.empty();
    private final Talk anna = Talk.with("anna", WEB);

    @BeforeEach
    void setUp() {
        views.given(new BotCreated(BOT, HERE, "Bot", null, Samples.draft("end")), added(MODEL), added(ECHO));
    }

    @Test
    void countsADispatchThatIsAnswered() {
        views.given(anna.started(BOT, 1), anna.requested(), anna.calling(MODEL), anna.answered(MODEL), anna.completed("ai"));

        var model = arm(MODEL);
        assertThat(model.share()).isEqualTo(new Rate(1, 1, 1.0, 0.2065, 1.0));
        assertThat(model.successRate().rate()).isEqualTo(1.0);
        assertThat(model.latencyMs()).isEqualTo(new Percentiles(1, 120L, 120L, 120L));
        assertThat(model.inputTokens()).isEqualTo(7);
        assertThat(model.outputTokens()).isEqualTo(9);
        assertThat(model.turnsPerSession()).isEqualTo(1.0);
        assertThat(model.endOfSession()).isEqualTo(new Rate(0, 1, 0.0, 0.0, 0.7935));
        assertThat(model.note()).isEqualTo("Too little data to tell: 1 dispatches are over, of at least 30");
        assertThat(arm(ECHO).dispatches()).isZero();
    }

    @Test
    void countsAFallbackForTheOneThatWasDrawn() {
        views.givenEach(anna.requested(), anna.calling(MODEL), anna.timedOut(MODEL), anna.calling(ECHO), anna.answered(ECHO));

        var model = arm(MODEL);
        assertThat(model.fallbacksTaken()).isEqualTo(1);
        assertThat(model.successRate().rate()).isEqualTo(0.0);
        assertThat(model.failures()).isEqualTo(Map.of("timeout", 1L));
        assertThat(model.latencyMs().count()).isZero();
        assertThat(arm(ECHO).dispatches()).isZero();
        assertThat(arm(ECHO).latencyMs().count()).isEqualTo(1);
    }

    @Test
    void countsTurnsAndEndsOfSessions() {
        var second = anna.nextTurn();
        var third = anna.nextTurn();

        views.givenEach(anna.requested(), anna.answered(MODEL), anna.completed("ai"), second.completed("ai"), third.requested(),
            third.answered(MODEL), third.completed("end"), third.ended("ended"));

        assertThat(arm(MODEL).sessions()).isEqualTo(1);
        assertThat(arm(MODEL).turnsPerSession()).isEqualTo(3.0);
        assertThat(arm(MODEL).endOfSession().rate()).isEqualTo(1.0);
    }

    @Test
    void takesAnExpiredSessionForOneThatDidNotComeToItsEnd() {
        views.given(anna.requested(), anna.answered(MODEL), anna.ended("expired"), anna.nextTurn().requested());

        assertThat(arm(MODEL).endOfSession().count()).isZero();
        assertThat(arm(MODEL).sessions()).isEqualTo(2);
    }

    @Test
    void countsNeitherWayWhatNobodyWaitedFor() {
        views.givenEach(anna.requested(), anna.calling(MODEL), anna.ended("restarted"), anna.gaveUp());

        assertThat(arm(MODEL).dispatches()).isEqualTo(1);
        assertThat(arm(MODEL).successRate().of()).isZero();
    }

    @Test
    void countsEachEventOnce() {
        var batch = views.given(anna.requested(), anna.timedOut(MODEL), anna.gaveUp(), anna.completed("ai"));

        batch.again();

        assertThat(arm(MODEL).dispatches()).isEqualTo(1);
        assertThat(arm(MODEL).successRate()).isEqualTo(new Rate(0, 1, 0.0, 0.0, 0.7935));
        assertThat(arm(MODEL).failures()).isEqualTo(Map.of("timeout", 1L));
    }

    @Test
    void looksAtTheTimeThatIsAskedFor() {
        views.given(anna.requested());

        assertThat(report(NOON, NOON.plus(Duration.ofHours(2))).dispatches()).isZero();
        assertThat(report(NOON.minus(Duration.ofHours(2)).plusSeconds(1_800), NOON).dispatches()).isEqualTo(1);
    }

    @Test
    void keepsARemovedOneInTheReportOfItsTime() {
        views.given(anna.requested(), new BackendRemoved(MODEL, BOT), new BackendRemoved(ECHO, BOT));

        assertThat(report().integrations()).extracting(Arm::integrationId).containsExactly(MODEL);
    }

    @Test
    void saysThatOneAloneCannotBeCompared() {
        views.given(anna.requested());

        assertThat(report().note()).startsWith("Nothing to compare");
    }

    @Test
    void isNotThereForAnotherWorkspace() {
        assertThat(views.find(new FindExperiments(ELSEWHERE, BOT, NOON, NOON.plusSeconds(1)), ExperimentView.class)).isEmpty();
    }

    private Arm arm(BackendId backend) {
        return report().integrations().stream().filter(arm -> arm.integrationId().equals(backend)).findFirst().orElseThrow();
    }

    private ExperimentView report() {
        return report(NOON.minus(Duration.ofHours(12)), NOON);
    }

    private ExperimentView report(Instant from, Instant to) {
        return views.find(new FindExperiments(HERE, BOT, from, to), ExperimentView.class).orElseThrow();
    }

    private static BackendAdded added(BackendId backend) {
        return new BackendAdded(backend, HERE, BOT, BackendSettings.echo());
    }
}
