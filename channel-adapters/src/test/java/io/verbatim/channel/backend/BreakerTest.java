package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.HandClock;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BreakerState.State;
import io.verbatim.shared.backend.BreakerState;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Outcome GOOD = new Outcome.Answered(new Reply("Hi", Map.of(), List.of(), List.of(), null), 200);
    private static final Outcome BAD = Outcome.failed(Reason.TIMEOUT, "No answer");

    private final List<String> told = new ArrayList<>();
    private final HandClock time = new HandClock(NOON);
    private final Breaker breaker = breaker(50, 4);

    @Test
    void opensWhenEnoughOfItsCallsHaveFailed() {
        call(GOOD, BAD, GOOD);
        assertThat(isLeftAlone()).isFalse();

        call(BAD);

        assertThat(isLeftAlone()).isTrue();
        assertThat(told).containsExactly("open 50.0 failures");
    }

    @Test
    void judgesNoFewerCallsThanItsWindowHolds() {
        call(BAD, BAD, BAD);

        assertThat(told).isEmpty();
    }

    @Test
    void judgesAWideWindowFromTwentyCallsOn() {
        var wide = breaker(50, 1_000);

        for (int i = 0; i < 19; i++) {
            call(wide, BAD);
        }
        assertThat(told).isEmpty();
        call(wide, BAD);

        assertThat(told).containsExactly("open 100.0 failures");
    }

    @Test
    void letsOneCallThroughToSeeAndClosesWhenItIsGood() {
        call(BAD, BAD, BAD, BAD);
        time.pass(Duration.ofSeconds(31));

        try (var probe = breaker.enter()) {
            assertThat(isLeftAlone()).isTrue();
            probe.judged(GOOD);
        }

        assertThat(isLeftAlone()).isFalse();
        assertThat(told).containsExactly("open 100.0 failures", "half_open null probe", "closed null recovered");
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        call(BAD, BAD, BAD, BAD);
        time.pass(Duration.ofSeconds(31));

        call(BAD);

        assertThat(isLeftAlone()).isTrue();
        assertThat(told).endsWith("half_open null probe", "open 100.0 probe_failed");
    }

    @Test
    void letsAnotherProbeThroughWhereOneCameToNothing() {
        call(BAD, BAD, BAD, BAD);
        time.pass(Duration.ofSeconds(31));

        call(Outcome.ABANDONED);

        assertThat(isLeftAlone()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"400,false", "401,false", "404,false", "408,true", "425,true"})
    void tellsTheCallersFaultFromTheBackends(int status, boolean isItsFault) {
        var refused = new Outcome.Failed(new Failure(Reason.HTTP_4XX, "Refused", status, null));

        call(refused, refused, refused, refused);

        assertThat(isLeftAlone()).isEqualTo(isItsFault);
    }

    @Test
    void followsAnotherNodeWithoutTellingOfIt() {
        breaker.follow(new BreakerState(State.OPEN, 1, NOON.minusSeconds(20), 100.0));
        assertThat(isLeftAlone()).isTrue();

        time.pass(Duration.ofSeconds(11));

        assertThat(isLeftAlone()).isFalse();
        assertThat(told).containsExactly("half_open null probe");
    }

    @Test
    void closesWithTheOthers() {
        call(BAD, BAD, BAD, BAD);

        breaker.follow(new BreakerState(State.CLOSED, 4, NOON, null));

        assertThat(isLeftAlone()).isFalse();
    }

    @Test
    void passesOverOldNews() {
        breaker.follow(new BreakerState(State.OPEN, 5, NOON, 100.0));

        breaker.follow(new BreakerState(State.CLOSED, 4, NOON, null));
        breaker.follow(new BreakerState(State.CLOSED, 5, NOON, null));

        assertThat(isLeftAlone()).isTrue();
    }

    @Test
    void leavesTheProbeToTheNodeThatBeganIt() {
        breaker.follow(new BreakerState(State.OPEN, 1, NOON, 100.0));

        breaker.follow(new BreakerState(State.HALF_OPEN, 2, NOON, null));

        assertThat(isLeftAlone()).isTrue();
    }

    @Test
    void probesAtOnceAfterARestartInTheMiddleOfAProbe() {
        breaker.follow(new BreakerState(State.HALF_OPEN, 2, NOON, null));

        call(BAD);

        assertThat(told).containsExactly("open 100.0 probe_failed");
    }

    private Breaker breaker(int failureRate, int window) {
        var plain = Samples.backend("https://example.com").settings();
        var settings = new BackendSettings(plain.name(), plain.webhookUrl(), plain.headers(), plain.timeout(), plain.weight(), false, true,
            "verbatim", null, null, Map.of(), false, 1, 500, 64, null, null, null,
            new BackendSettings.Breaker(true, failureRate, window, 30));
        var some = Samples.backend("https://example.com");
        return new Breaker(new Backend(some.id(), some.workspaceId(), some.botId(), settings), time, this::tell);
    }

    private void tell(Backend backend, State to, @Nullable Double rate, String reason) {
        told.add("%s %s %s".formatted(to.code(), rate, reason));
    }

    private void call(Outcome... outcomes) {
        for (var outcome : outcomes) {
            call(breaker, outcome);
        }
    }

    private static void call(Breaker breaker, Outcome outcome) {
        try (var permit = breaker.enter()) {
            assertThat(permit.isRefused()).isFalse();
            permit.judged(outcome);
        }
    }

    private boolean isLeftAlone() {
        try (var permit = breaker.enter()) {
            return permit.isRefused();
        }
    }
}
