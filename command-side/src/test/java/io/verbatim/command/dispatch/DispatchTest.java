package io.verbatim.command.dispatch;

import static io.verbatim.shared.conversation.Failure.Reason.HTTP_429;
import static io.verbatim.shared.conversation.Failure.Reason.HTTP_5XX;
import static io.verbatim.shared.conversation.Failure.Reason.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.dispatch.Step.Apologise;
import io.verbatim.command.dispatch.Step.Ask;
import io.verbatim.command.dispatch.Step.Pause;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.Route.Leg;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchTest {

    private static final BackendId PRIMARY = BackendId.next();
    private static final BackendId FALLBACK = BackendId.next();
    private static final double HALF = 0.5;

    @Test
    void asksTheDrawnBackendFirst() {
        assertThat(along(leg(PRIMARY, 2), leg(FALLBACK, 1)).next(HALF)).isEqualTo(new Ask(PRIMARY, 1));
    }

    @Test
    void asksAgainAfterAJitteredPause() {
        var dispatch = along(leg(PRIMARY, 3)).failed(failure(TIMEOUT));

        assertThat(dispatch.next(HALF)).isEqualTo(new Pause(Duration.ofMillis(250), new Ask(PRIMARY, 2)));
    }

    @Test
    void doublesTheLongestPauseWithEachRetry() {
        var dispatch = along(leg(PRIMARY, 4)).failed(failure(TIMEOUT)).failed(failure(HTTP_5XX)).failed(failure(TIMEOUT));

        assertThat(dispatch.next(HALF)).isEqualTo(new Pause(Duration.ofMillis(1000), new Ask(PRIMARY, 4)));
    }

    @Test
    void waitsAsLongAsTheBackendAsksFor() {
        var dispatch = along(leg(PRIMARY, 2)).failed(new Failure(HTTP_429, "", 429, 30L));

        assertThat(dispatch.next(HALF)).isEqualTo(new Pause(Duration.ofSeconds(30), new Ask(PRIMARY, 2)));
    }

    @Test
    void turnsToTheFallbackWhenTheBackendAsksForTooLongAPause() {
        var dispatch = along(leg(PRIMARY, 2), leg(FALLBACK, 1)).failed(new Failure(HTTP_429, "", 429, 31L));

        assertThat(dispatch.next(HALF)).isEqualTo(new Ask(FALLBACK, 2));
    }

    @Test
    void turnsToTheFallbackWhenThePrimaryIsExhausted() {
        var dispatch = along(leg(PRIMARY, 2), leg(FALLBACK, 1)).failed(failure(TIMEOUT)).failed(failure(TIMEOUT));

        assertThat(dispatch.next(HALF)).isEqualTo(new Ask(FALLBACK, 3));
    }

    @Test
    void retriesTheFallbackToo() {
        var dispatch = along(leg(PRIMARY, 1), leg(FALLBACK, 2)).failed(failure(TIMEOUT)).failed(failure(TIMEOUT));

        assertThat(dispatch.next(HALF)).isEqualTo(new Pause(Duration.ofMillis(250), new Ask(FALLBACK, 3)));
    }

    @Test
    void apologisesWhenNobodyIsLeft() {
        var last = failure(HTTP_5XX);
        var dispatch = along(leg(PRIMARY, 1), leg(FALLBACK, 1)).failed(failure(TIMEOUT)).failed(last);

        assertThat(dispatch.next(HALF)).isEqualTo(new Apologise(last));
    }

    @Test
    void apologisesAtOnceWhenThereIsNobodyToAsk() {
        assertThat(along().next(HALF)).isInstanceOfSatisfying(Apologise.class,
            sorry -> assertThat(sorry.last().reason()).isEqualTo(Reason.NO_INTEGRATION));
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class,
        names = {"TLS", "BLOCKED_ADDRESS", "HTTP_4XX", "REDIRECT", "INVALID_RESPONSE", "TOO_LARGE", "BREAKER_OPEN"})
    void doesNotAskAgainAfterAFailureThatWillNotPass(Reason reason) {
        var dispatch = along(leg(PRIMARY, 5), leg(FALLBACK, 1)).failed(failure(reason));

        assertThat(dispatch.next(HALF)).isEqualTo(new Ask(FALLBACK, 2));
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"TIMEOUT", "CONNECT", "DNS", "HTTP_429", "HTTP_5XX", "UNKNOWN"})
    void asksAgainAfterAFailureThatMayPass(Reason reason) {
        var dispatch = along(leg(PRIMARY, 2), leg(FALLBACK, 1)).failed(failure(reason));

        assertThat(dispatch.next(HALF)).isInstanceOfSatisfying(Pause.class,
            pause -> assertThat(pause.then()).isEqualTo(new Ask(PRIMARY, 2)));
    }

    @Test
    void asksAgainAfterAnAnswerThatBrokeOff() {
        var dispatch = along(leg(PRIMARY, 2)).failed(new Failure(Reason.INVALID_RESPONSE, "", 200, null, true));

        assertThat(dispatch.next(HALF)).isInstanceOf(Pause.class);
    }

    @Test
    void neverMakesMoreCallsThanTheRouteAllows() {
        var dispatch = along(leg(PRIMARY, 3), leg(FALLBACK, 2));

        while (!(dispatch.next(HALF) instanceof Apologise)) {
            dispatch = dispatch.failed(failure(TIMEOUT));
        }

        assertThat(dispatch.made()).isEqualTo(5);
    }

    private static Dispatch along(Leg... legs) {
        return Dispatch.along(new Route(List.of(), null, null, "drawn", List.of(legs)));
    }

    private static Leg leg(BackendId backend, int attempts) {
        return new Leg(backend, false, attempts, 0, 500);
    }

    private static Failure failure(Reason reason) {
        return new Failure(reason, "", null, null);
    }
}
