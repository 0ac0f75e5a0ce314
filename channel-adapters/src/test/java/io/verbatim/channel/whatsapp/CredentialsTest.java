package io.verbatim.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.backend.SecretRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofHours(24));

    @Test
    void comeBackAsTheyWereKept() {
        var kept = new Credentials(secret("a"), secret("b"), TOMORROW, secret("c"), secret("d"), new TokenState(TOMORROW, "Expired"));

        assertThat(Credentials.of(kept.in(Map.of("version", "v21.0")))).isEqualTo(kept);
    }

    @Test
    void letTheOldAppSecretCountForADay() {
        var now = with("new").after(with("old"), NOW, TOMORROW);

        assertThat(now.signing(NOW)).containsExactly(secret("new"), secret("old"));
        assertThat(now.signing(TOMORROW)).containsExactly(secret("new"));
    }

    @Test
    void keepTheOldAppSecretThroughOtherChanges() {
        var rotated = with("new").after(with("old"), NOW, TOMORROW);

        assertThat(with("new").after(rotated, NOW.plusSeconds(60), NOW)).isEqualTo(rotated);
        assertThat(with("new").after(rotated, TOMORROW, NOW).previousAppSecret()).isNull();
    }

    private static Credentials with(String appSecret) {
        return new Credentials(secret(appSecret), null, null, secret("token"), secret("verify"), new TokenState(null, null));
    }

    private static SecretRef secret(String name) {
        return new SecretRef("sec_" + name, "...", name);
    }
}
