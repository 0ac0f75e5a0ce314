package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @Test
    void setsNoConditionWithoutAHeaderOrWithAStar() {
        assertThat(ETags.expected(null, 7)).isNull();
        assertThat(ETags.expected("*", 7)).isNull();
    }

    @Test
    void findsTheTagInAList() {
        assertThat(ETags.expected("\"3\", \"7\"", 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "", "\"77\""})
    void refusesEveryOtherTag(String header) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ETags.expected(header, 7))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(Refused.Code.PRECONDITION_FAILED));
    }
}
