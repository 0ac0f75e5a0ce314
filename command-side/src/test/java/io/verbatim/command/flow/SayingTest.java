package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class SayingTest {
    @Test
    void saysItsTextWithTheVariablesFilledIn() {
        var talk = Talk.with(Drafts.of(saying("'text': 'Hi {name|capitalize}!'")), Map.of("name", "anna"));

        assertThat(talk.texts()).containsExactly("Hi Anna!");
    }

    @Test
    void picksOneOfItsTexts() {
        var picked = new HashSet<String>();
        for (int seed = 0; seed < 50; seed++) {
            var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            picked.addAll(Talk.with(Drafts.of(saying("'texts': ['one', 'two', 'three']")), Map.of(), chance).texts());
        }

        assertThat(picked).isEqualTo(Set.of("one", "two", "three"));
    }

    @Test
    void saysNothingWhereThereIsNoText() {
        var talk = Talk.with(saying("'text': ' '"));

        assertThat(talk.texts()).isEmpty();
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    private static String saying(String fields) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'say'}, {'id': 'say', 'type': 'message', %s, 'next': 'end'},
            {'id': 'end', 'type': 'end'}""".formatted(fields);
    }
}
