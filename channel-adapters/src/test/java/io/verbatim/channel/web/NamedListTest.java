package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Page;
import io.verbatim.shared.Refused;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedListTest {
    private static final NamedList<String> FRUIT = new NamedList<>("fruit", Function.identity());
    private static final List<String> ALL = List.of("pear", "apple", "fig");

    @Test
    void isGivenOutInOrderPageByPage() {
        assertThat(FRUIT.part(ALL, new Page(1, 2, null)).data()).containsExactly("apple", "fig");
        assertThat(FRUIT.part(ALL, new Page(2, 2, null)).data()).containsExactly("pear");
        assertThat(FRUIT.part(ALL, new Page(3, 2, null)).data()).isEmpty();
        assertThat(FRUIT.part(ALL, new Page(1, 2, null)).total()).isEqualTo(3);
    }

    @Test
    void goesOnBehindACursorEvenIfWhatItNamesIsGone() {
        var first = FRUIT.part(ALL, new Page(1, 2, null));

        var rest = FRUIT.part(List.of("pear", "apple"), new Page(1, 2, first.next()));

        assertThat(rest.data()).containsExactly("pear");
        assertThat(rest.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "%", "c2VjcmV0czphcHBsZQ"})
    void refusesCursorsOfOtherLists(String cursor) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> FRUIT.part(ALL, new Page(1, 2, cursor)))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(Refused.Code.INVALID));
    }
}
