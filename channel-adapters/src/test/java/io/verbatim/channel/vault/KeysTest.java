package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KeysTest {
    private static final String OWN = "a-key-of-my-own-with-32-characters";

    private final Keys keys = keys();

    @Test
    void makesKeysThatItRecognises() {
        var key = keys.generate();
        var text = key.key().value();

        assertThat(text).matches("vb_[0-9a-z]{26}_[0-9a-z]{32}_[0-9a-z]{7}").endsWith(key.issued().last4());
        assertThat(keys.isPossible(text)).isTrue();
        assertThat(keys.among(List.of(keys.generate().issued(), key.issued()), text)).isPresent();
        assertThat(keys.among(List.of(keys.generate().issued()), text)).isEmpty();
    }

    @Test
    void neverMakesTheSameKeyTwice() {
        assertThat(keys.generate().key()).isNotEqualTo(keys.generate().key());
    }

    @Test
    void noticesASlipOfTheHand() {
        var text = keys.generate().key().value();
        char other = text.charAt(40) == 'x' ? 'y' : 'x';

        assertThat(keys.isPossible(text.substring(0, 40) + other + text.substring(41))).isFalse();
    }

    @Test
    void keepsADigestThatOnlyThisMasterKeyMakes() {
        var elsewhere = keys();

        assertThat(keys.digest(OWN)).isEqualTo(keys.digest(OWN)).isNotEqualTo(elsewhere.digest(OWN));
        assertThat(keys.digest(OWN).value()).matches("[0-9a-f]{64}").doesNotContain(OWN);
    }

    @Test
    void takesAKeyThatTheCallerBrings() {
        var key = keys.own("api_key", OWN);

        assertThat(key.issued().last4()).isEqualTo("ters");
        assertThat(keys.among(List.of(key.issued()), OWN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with-a-space- -in-it-and-32-characters", "with-ümlaut-in-it-and-more-32-characters"})
    void refusesKeysThatAreEasyToGuessOrCannotTravel(String key) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> keys.own("config.api_key", key))
            .satisfies(refused -> assertThat(refused.faults().getFirst().field()).isEqualTo("config.api_key"));
    }

    @Test
    void neverPrintsAKey() {
        var key = keys.generate();

        assertThat(key.toString()).doesNotContain(key.key().value());
    }

    private static Keys keys() {
        return new Keys(new KeyRing(MasterKey.ofBase64(MasterKey.generate()), new Untouched()));
    }

    /** What a database knows that has had one master key only. */
    private static final class Untouched extends MasterKeyTable {
        Untouched() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        @Override
        Optional<Kept> find(String id) {
            return Optional.empty();
        }
    }
}
