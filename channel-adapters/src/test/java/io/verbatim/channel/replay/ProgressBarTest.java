package io.verbatim.channel.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.replay.Replay.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void tellsHowFarItIsAndHowLongItWillTake() {
        var line = ProgressBar.line(Samples.replay(1_000, 40_123, new Progress(10, 20_000), ReplayState.RUNNING));

        assertThat(line).isEqualTo("[###############---------------]  50 %  40,123 events  20,000/s  0:01:40 left");
    }

    @Test
    void isFullWhenItIsDone() {
        var line = ProgressBar.line(Samples.replay(0, 3, Progress.NONE, ReplayState.COMPLETED));

        assertThat(line).startsWith("[##############################] 100 %").contains("done");
    }

    @Test
    void writesALineNowAndThenWhereNobodyWatches() {
        var bar = new ProgressBar(out, false);

        for (int i = 0; i < 21; i++) {
            bar.show(Samples.replay(0, 0, Progress.NONE, ReplayState.RUNNING));
        }
        bar.end();

        assertThat(written.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void writesOverItsLineWhereSomebodyDoes() {
        var bar = new ProgressBar(out, true);

        bar.show(Samples.replay(0, 0, Progress.NONE, ReplayState.RUNNING));
        bar.show(Samples.replay(1, 1, Progress.NONE, ReplayState.RUNNING));

        assertThat(written.toString(StandardCharsets.UTF_8).split("\r")).hasSize(3);
    }
}
