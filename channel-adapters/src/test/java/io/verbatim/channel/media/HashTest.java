package io.verbatim.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTest {
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @CsvSource({OF_NOTHING + ", true", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855, true",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, true", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU, true",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFA=, false", "'', false", "%%, false", "e3b0, false"})
    void isComparedInBothWritings(String claim, boolean fits) {
        assertThat(Hash.fits(OF_NOTHING, claim)).isEqualTo(fits);
    }
}
