package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void refusesWhatIsNot256Bits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.ofBase64(text)).withMessageStartingWith("The master key");
    }

    @Test
    void derivesAnotherKeyForEachPurpose() {
        var text = MasterKey.generate();
        var key = MasterKey.ofBase64(text + "\n");

        assertThat(key.derive("a", "AES")).isEqualTo(MasterKey.ofBase64(text).derive("a", "AES")).isNotEqualTo(key.derive("b", "AES"));
    }

    @Test
    void neverPrintsItself() {
        assertThat(MasterKey.ofBase64(MasterKey.generate())).hasToString("***");
    }
}
