package io.verbatim.channel.egress;

import static io.verbatim.channel.egress.EgressFailure.Kind.BLOCKED_ADDRESS;
import static io.verbatim.channel.egress.EgressFailure.Kind.REDIRECT;
import static io.verbatim.channel.egress.EgressFailure.Kind.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose server sends us elsewhere. */
class EgressFollowTest {
    private static final String TOKEN = "Bearer token";

    private final FakeBackend first = FakeBackend.start();
    private final FakeBackend second = FakeBackend.start();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());

    @AfterEach
    void close() {
        egress.close();
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void areFetchedFromThere(int status) {
        first.will(redirect(status, "next?a=b"), Behaviour.answers(200, "a file"));

        var outcome = fetch(first.url(), Duration.ofSeconds(5));

        assertThat(outcome).isInstanceOfSatisfying(EgressAnswer.class, answer -> assertThat(answer.body()).asString().isEqualTo("a file"));
        assertThat(first.received().getLast().line()).startsWith("GET /next?a=b ");
        assertThat(first.received().getLast().header("Authorization")).isEqualTo(TOKEN);
    }

    @Test
    void areWrittenAwayFromThere() {
        first.will(redirect(302, "/next"), Behaviour.answers(200, "a file"));
        var file = new ByteArrayOutputStream();

        egress.download(request(first.url(), Duration.ofSeconds(5)), file);

        assertThat(file).hasToString("a file");
    }

    @Test
    void areAskedForWithoutOurTokenElsewhere() {
        first.will(redirect(302, second.url()));

        assertThat(fetch(first.url(), Duration.ofSeconds(5))).isInstanceOf(EgressAnswer.class);

        assertThat(second.received().getFirst().header("Authorization")).isEmpty();
    }

    @Test
    void areGivenUpAfterThreeTimes() {
        first.will(redirect(302, "/again"));

        assertThat(fetch(first.url(), Duration.ofSeconds(5))).isInstanceOfSatisfying(EgressFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(REDIRECT));
        assertThat(first.received()).hasSize(4);
    }

    @Test
    void areNotFetchedFromWhereWeMayNotGo() {
        first.will(redirect(302, "https://10.0.0.1/latest/meta-data"), redirect(302, "file:///etc/passwd"), redirect(302, "::"),
            redirect(304, "/next"));

        assertThat(fetch(first.url(), Duration.ofSeconds(5))).isInstanceOfSatisfying(EgressFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(BLOCKED_ADDRESS));
        for (int i = 0; i < 3; i++) {
            assertThat(fetch(first.url(), Duration.ofSeconds(5))).isInstanceOfSatisfying(EgressFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(REDIRECT));
        }
    }

    @Test
    void areWaitedForNoLongerThanOnce() {
        first.will(Behaviour.hangsFor(200, redirect(302, "/next")), Behaviour.hangs());

        assertThat(fetch(first.url(), Duration.ofMillis(600))).isInstanceOfSatisfying(EgressFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(TIMEOUT));
    }

    private EgressOutcome fetch(String url, Duration patience) {
        return egress.fetch(request(url, patience));
    }

    private static EgressRequest request(String url, Duration patience) {
        return new EgressRequest("GET", url, Map.of("Authorization", TOKEN), new byte[0], patience, 1_000);
    }

    private static Behaviour redirect(int status, String location) {
        return Behaviour.answers(status, "", "Location: " + location);
    }
}
