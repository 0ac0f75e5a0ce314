package io.verbatim.channel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.fake.FakeBackend;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.0.0.1");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Lookups lookups = new Lookups(this::lookUp);

    @AfterEach
    void letGo() {
        hanging.countDown();
    }

    @Test
    void connectsToTheAddressesThatWereCheckedOnly() {
        try (var backend = FakeBackend.start(); var egress = egress("127.0.0.1")) {
            assertThat(call(egress, "http://mixed.example:" + backend.port())).isInstanceOf(EgressAnswer.class);
        }
    }

    @Test
    void judgesTheAddressThatANameHasAtTheConnect() {
        try (var backend = FakeBackend.start(); var egress = egress()) {
            assertThat(call(egress, "https://mixed.example:" + backend.port()))
                .isEqualTo(new EgressFailure(Kind.BLOCKED_ADDRESS, "The address may not be called", null));
        }
    }

    @Test
    void keepsTheDeadlineWhenTheNameServerHangs() {
        try (var egress = egress("127.0.0.1")) {
            assertThat(call(egress, "https://hanging.example/")).isEqualTo(Failures.timedOut(null));
        }
    }

    @Test
    void asksForOneNameOnceHoweverManyWait() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> lookups.of("hanging.example", Duration.ofMillis(1))).isInstanceOf(UnknownHostException.class);
        }

        assertThat(lookups.of("mixed.example", Duration.ofSeconds(20))).containsExactly(PRIVATE, LOOPBACK);
        assertThat(asked).hasValue(2);
    }

    private List<InetAddress> lookUp(String name) {
        asked.incrementAndGet();
        if (name.startsWith("hanging")) {
            awaitTheEnd();
        }
        return List.of(PRIVATE, LOOPBACK);
    }

    private void awaitTheEnd() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Egress egress(String... allow) {
        var settings = EgressSettings.allowing(allow);
        return new Egress(settings, new AddressPolicy(settings, OwnPorts.none()), lookups);
    }

    private static EgressOutcome call(Egress egress, String url) {
        return egress.call(EgressRequest.post(url, Map.of(), new byte[0], url.contains("hanging") ? SHORT : Duration.ofSeconds(20)));
    }
}
