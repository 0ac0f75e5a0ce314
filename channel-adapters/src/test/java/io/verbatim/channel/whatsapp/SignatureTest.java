package io.verbatim.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");
    private static final String RIGHT = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void isThatOfTheSamples() {
        for (var vector : Samples.json("signature_vectors.json")) {
            byte[] body = Samples.bytes(vector.path("file").asString());

            assertThat(Signature.isOf(List.of(new Secret(vector.path("app_secret").asString())), body, vector.path("value").asString()))
                .as(vector.path("file").asString()).isEqualTo(body.length == vector.path("raw_bytes").asInt());
        }
    }

    @Test
    void countsUnderEachValidSecret() {
        assertThat(Signature.isOf(List.of(SECRET), HELLO, RIGHT)).isTrue();
        assertThat(Signature.isOf(List.of(new Secret("new"), SECRET), HELLO, RIGHT)).isTrue();
        assertThat(Signature.isOf(List.of(new Secret("new")), HELLO, RIGHT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", "sha256=\u00e4"})
    void isRefusedInOtherForms(String signature) {
        assertThat(Signature.isOf(List.of(SECRET), HELLO, signature)).isFalse();
        assertThat(Signature.isOf(List.of(SECRET), HELLO, RIGHT.toUpperCase(Locale.ROOT))).isFalse();
    }
}
