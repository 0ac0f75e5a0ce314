package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({"Bearer sk-abcdefgh3fQ, Bearer sk-…3fQ", "sk-abcdefgh3fQ, sk-…3fQ", "short, ••••", "Bearer short, Bearer ••••"})
    void showsTooLittleToUse(String secret, String mask) {
        assertThat(Mask.of(secret)).isEqualTo(mask);
    }
}
