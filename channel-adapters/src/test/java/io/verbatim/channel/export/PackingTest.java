package io.verbatim.channel.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PackingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gzip | true", "GZIP, br | true", "br, gzip;q=0.1 | true",
        "deflate | false", "gzip;q=0 | false", "gzip; q=0.000, * | false", "* | true",
        "*;q=0 | false", "identity | false", "gzipped | false"})
    void isWantedWhereTheCallerSaysSo(String header, boolean wanted) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Encoding", header);

        assertThat(Packing.isWanted(request)).isEqualTo(wanted);
    }

    @Test
    void isNotWantedWhereNothingIsSaid() {
        assertThat(Packing.isWanted(new MockHttpServletRequest())).isFalse();
    }
}
