package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.effect.Outcome;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any flow and whatever happens to it. A failure names the seed that leads to it again. */
class RandomFlowsTest {
    private static final int INPUTS = 12;
    private static final Map<String, Object> GIVEN = Map.of("name", "anna", "age", 41);
    // Decimals keep their digits, as in the store.
    private static final ObjectMapper STORED = Drafts.JSON.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void runsAgainTheSameWayFromWhatIsOnRecord(long seed) throws JsonProcessingException {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var random = new RandomFlow(chance);
        var flow = random.draft();
        var draws = new RecordedDraws(new RandomDraws(chance));
        var first = Talk.with(flow, GIVEN, draws);
        for (int i = 0; i < INPUTS && !(first.next() instanceof Next.End); i++) {
            random.happensTo(first);
        }

        var again = again(flow, first, draws);

        assertThat(json(again.allEvents())).isEqualTo(json(first.allEvents()));
        assertThat(again.next().componentId()).isEqualTo(first.next().componentId());
        assertThat(first.state().place().steps()).isLessThanOrEqualTo(FlowEngine.MOST_STEPS);
        assertThat(restored(first.state())).isEqualTo(first.state());
    }

    /** {@link Talk} checks after each run that its state is the fold of its events. */
    private static Talk again(BotDraft flow, Talk first, RecordedDraws draws) throws JsonProcessingException {
        var again = Talk.with(flow, GIVEN, draws.again());
        for (Object input : first.inputs()) {
            again.takes(stored(input));
        }
        return again;
    }

    private static Object stored(Object input) throws JsonProcessingException {
        var type = input instanceof Outcome ? Outcome.class : input.getClass();
        return STORED.readValue(STORED.writerFor(type).writeValueAsString(input), type);
    }

    private static FlowState restored(FlowState state) throws JsonProcessingException {
        return Drafts.JSON.readValue(Drafts.JSON.writeValueAsString(state), FlowState.class);
    }

    private static String json(Object value) throws JsonProcessingException {
        return STORED.writeValueAsString(value);
    }
}
