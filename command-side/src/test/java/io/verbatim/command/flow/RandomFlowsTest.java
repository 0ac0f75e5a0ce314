package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any flow and whatever happens to it. A failure names the seed that leads to it again. */
class RandomFlowsTest {
    private static final int INPUTS = 12;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldsToItsStateAndRunsAgainTheSameWay(long seed) throws JsonProcessingException {
        var first = talk(seed);
        var again = talk(seed);

        assertThat(again.allEvents()).isEqualTo(first.allEvents());
        assertThat(again.state()).isEqualTo(first.state());
        assertThat(first.state().place().steps()).isLessThanOrEqualTo(FlowEngine.MOST_STEPS);
        assertThat(restored(first.state())).isEqualTo(first.state());
    }

    /** {@link Talk} checks after each run that its state is the fold of its events. */
    private static Talk talk(long seed) {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var flow = new RandomFlow(chance);
        var talk = Talk.with(flow.draft(), Map.of("name", "anna", "age", 41), chance);
        for (int i = 0; i < INPUTS && !(talk.next() instanceof Next.End); i++) {
            flow.happensTo(talk);
        }
        return talk;
    }

    private static FlowState restored(FlowState state) throws JsonProcessingException {
        return Drafts.JSON.readValue(Drafts.JSON.writeValueAsString(state), FlowState.class);
    }
}
