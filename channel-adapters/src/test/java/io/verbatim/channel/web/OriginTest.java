package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "[0:0:0:0:0:0:0:1], 0:0:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:1"})
    void isAnAddressAlone(String told, String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(told);

        assertThat(Origin.of(request)).isEqualTo(address);
    }
}
