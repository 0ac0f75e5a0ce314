package io.verbatim.channel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.replay.Replay.Progress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OnlookerTest {

    private final Replay before = Samples.replay(1, 1, Progress.NONE, ReplayState.RUNNING);
    private final Replay after = Samples.replay(2, 2, Progress.NONE, ReplayState.RUNNING);
    private boolean away;
    private final Onlooker onlooker = new Onlooker(this::see);

    @Test
    void seesWhatWasThereWhileTheDatabaseIsAwayAndWhatIsThereAfterwards() {
        away = true;
        assertThat(onlooker.look(before)).isSameAs(before);

        away = false;
        assertThat(onlooker.look(before)).isSameAs(after);
    }

    @Test
    void givesUpWhereNothingWasSeenForTooLongInARow() {
        away = true;
        lookInVain(Onlooker.MOST_MISSED - 1);
        away = false;
        onlooker.look(before);
        away = true;

        lookInVain(Onlooker.MOST_MISSED);

        assertThatThrownBy(() -> onlooker.look(before)).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private void lookInVain(int times) {
        IntStream.range(0, times).forEach(time -> assertThat(onlooker.look(before)).isSameAs(before));
    }

    private Replay see(Replay last) {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return after;
    }
}
