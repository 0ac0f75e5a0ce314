package io.verbatim.channel.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.SelfSigned;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void speaksToAHostThatProvesItsName() throws Exception {
        var certificate = SelfSigned.of("ip:127.0.0.1", directory);

        assertThat(certificate.whileTrusted(() -> outcome(certificate, PATIENCE))).isInstanceOf(EgressAnswer.class);
    }

    @Test
    void distrustsAHostThatProvesAnotherName() throws Exception {
        var certificate = SelfSigned.of("ip:127.0.0.2", directory);

        assertThat(certificate.whileTrusted(() -> outcome(certificate, PATIENCE)))
            .isInstanceOfSatisfying(EgressFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TLS));
    }

    @Test
    void distrustsAHostThatVouchesForItself() throws Exception {
        assertThat(outcome(SelfSigned.of("ip:127.0.0.1", directory), PATIENCE))
            .isInstanceOfSatisfying(EgressFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TLS));
    }

    @Test
    void keepsTheDeadlineWhenTheHandshakeHangs() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1")); var egress = egress()) {
            var request = EgressRequest.post("https://127.0.0.1:" + silent.getLocalPort(), Map.of(), new byte[0], Duration.ofMillis(300));

            assertThat(egress.call(request)).isEqualTo(Failures.timedOut(null));
        }
    }

    @Test
    void showsItsCertificateToAHostThatAsks() throws Exception {
        var certificate = SelfSigned.of("ip:127.0.0.1", directory);

        assertThat(certificate.whileTrusted(() -> identified(certificate, new ClientIdentity(certificate.pem()))))
            .isInstanceOf(EgressAnswer.class);
        assertThat(certificate.whileTrusted(() -> identified(certificate, null))).isInstanceOf(EgressFailure.class);
    }

    @Test
    void callsNobodyWithACertificateThatIsNone() throws Exception {
        var certificate = SelfSigned.of("ip:127.0.0.1", directory);

        assertThat(certificate.whileTrusted(() -> identified(certificate, new ClientIdentity("no PEM at all"))))
            .isInstanceOfSatisfying(EgressFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST));
    }

    private static EgressOutcome identified(SelfSigned certificate, @Nullable ClientIdentity identity) {
        try (var backend = FakeBackend.start(certificate.socketsThatAsk()); var egress = egress()) {
            return egress.call(new EgressRequest("GET", "https://127.0.0.1:" + backend.port(), Map.of(), new byte[0], PATIENCE,
                EgressRequest.MAX_BODY, identity));
        }
    }

    private static EgressOutcome outcome(SelfSigned certificate, Duration timeout) {
        try (var backend = FakeBackend.start(certificate.sockets()); var egress = egress()) {
            return egress.call(EgressRequest.post("https://127.0.0.1:" + backend.port(), Map.of(), new byte[0], timeout));
        }
    }

    private static Egress egress() {
        return Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());
    }
}
