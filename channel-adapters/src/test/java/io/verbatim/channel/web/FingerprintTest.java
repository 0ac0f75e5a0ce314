package io.verbatim.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final String ASKED = "{\"a\": 1, \"b\": {\"c\": \"é\", \"d\": [1, 2, null, true]}}";

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\":1,\"b\":{\"c\":\"é\",\"d\":[1,2,null,true]}}",
        "{\"b\": {\"d\": [1, 2, null, true], \"c\": \"\\u00e9\"}, \"a\": 1}",
        "{\"a\": 1.0, \"b\": {\"c\": \"é\", \"d\": [1e0, 0.2e1, null, true]}}"})
    void isOfWhatIsMeant(String sameAgain) {
        assertThat(of(sameAgain)).isEqualTo(of(ASKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\": 2, \"b\": {\"c\": \"é\", \"d\": [1, 2, null, true]}}",
        "{\"a\": \"1\", \"b\": {\"c\": \"é\", \"d\": [1, 2, null, true]}}",
        "{\"a\": 1, \"b\": {\"c\": \"é\", \"d\": [2, 1, null, true]}}",
        "{\"a\": 1, \"b\": {\"c\": \"é\", \"d\": [1, 2, null, true]}, \"e\": null}",
        "{\"a\": 1, \"b\": {\"c\": \"é\", \"d\": [[1, 2], null, true]}}",
        "{}"})
    void tellsRequestsApart(String other) {
        assertThat(of(other)).isNotEqualTo(of(ASKED));
    }

    @Test
    void tellsAddressesApart() {
        var body = StrictJson.object("{}".getBytes(UTF_8));

        assertThat(Fingerprint.of("session", body)).isNotEqualTo(Fingerprint.of("session/a/message", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1e300}", "{\"a\": -1e300}", "{\"a\": 1e-400}", "{\"a\": 1000000000000000000000000000000000001}"})
    void isThereForNumbersOfAnySize(String json) {
        assertThat(of(json)).isEqualTo(of(json));
    }

    private static String of(String json) {
        return Fingerprint.of("session", StrictJson.object(json.getBytes(UTF_8)));
    }
}
