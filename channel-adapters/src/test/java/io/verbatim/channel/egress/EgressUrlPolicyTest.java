package io.verbatim.channel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.verbatim.shared.Refused;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressUrlPolicyTest {

    private final EgressUrlPolicy policy = new EgressUrlPolicy(
        new AddressPolicy(EgressSettings.allowing("127.0.0.1:9000-9099"), new OwnPorts(Set.of(9050))), new Lookups());

    @ParameterizedTest
    @ValueSource(strings = {"http://1.1.1.1/", "http://no-such-name.invalid/", "https://127.0.0.1/", "https://10.0.0.1/", "https://[::1]/",
        "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest", "http://127.0.0.1:5432/", "http://127.0.0.1:9050/",
        "https://localhost/", "http://localhost:5432/"})
    void refusesEveryForbiddenAddressInTheSameWords(String url) {
        var fault = refusal(url);

        assertThat(fault.field()).isEqualTo("webhook_url");
        assertThat(fault.message()).startsWith("May not be called").doesNotContain(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/path", "ftp://1.1.1.1/", "file:///etc/passwd", "https:///path", "https://", "https://user@1.1.1.1/",
        "https://user:secret@1.1.1.1/", "https://@1.1.1.1/", "https://1.1.1.1:0/", "https://1.1.1.1:65536/", "https://a b/",
        "https://a\r\nb/",
        "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://127.1/", "https://127.0.1/",
        "https://017700000001/", "https://1.1.1.01/", "https://1.1.1.256/", "https://[fe80::1%25eth0]/", "https://b\u00fccher.example/"})
    void refusesWhatIsNoUsableUrl(String url) {
        assertThat(refusal(url).message()).startsWith("Must");
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        assertThat(refusal("https://1.1.1.1/" + "a".repeat(2048)).message()).startsWith("Must not be longer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1/", "https://1.1.1.1:8443/path?query=1", "HTTPS://1.1.1.1", "https://[2606:4700:4700::1111]/",
        "http://127.0.0.1:9001/", "https://127.0.0.1:9001/", "http://localhost:9001/", "https://no-such-name.invalid/"})
    void letsOthersPass(String url) {
        assertThatCode(() -> policy.check("webhook_url", url)).doesNotThrowAnyException();
    }

    private Refused.Fault refusal(String url) {
        var refused = catchThrowableOfType(Refused.class, () -> policy.check("webhook_url", url));
        assertThat(refused.code()).isEqualTo(Refused.Code.INVALID);
        return refused.faults().getFirst();
    }
}
