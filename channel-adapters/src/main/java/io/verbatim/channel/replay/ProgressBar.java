package io.verbatim.channel.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** How far a replay is, as a line that is written over; where nobody watches, as a line now and then. For one thread. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int LOOKS_PER_LINE = 20;

    private final PrintStream out;
    private final boolean isWatched;
    private int looks;

    ProgressBar(PrintStream out, boolean isWatched) {
        this.out = out;
        this.isWatched = isWatched;
    }

    void show(Replay replay) {
        if (isWatched) {
            out.print("\r" + line(replay));
            out.flush();
        } else if (looks++ % LOOKS_PER_LINE == 0 || replay.state() != ReplayState.RUNNING) {
            out.println(line(replay));
        }
    }

    void end() {
        if (isWatched) {
            out.println();
        }
    }

    static String line(Replay replay) {
        boolean isOver = replay.state() == ReplayState.COMPLETED;
        double part = isOver ? 1 : replay.ends() <= 0 ? 0 : Math.clamp((double) replay.position() / replay.ends(), 0, 1);
        int full = (int) (part * WIDTH);
        return String.format(Locale.ROOT, "[%s%s] %3.0f %%  %,d events  %,.0f/s  %s", "#".repeat(full), "-".repeat(WIDTH - full),
            part * 100, replay.handled(), replay.progress().speed(), isOver ? "done     " : left(replay));
    }

    private static String left(Replay replay) {
        if (replay.fence() == 0) {
            return "waits for a node";
        }
        double pace = replay.progress().pace();
        var left = Duration.ofSeconds(pace <= 0 ? 0 : (long) Math.ceil(Math.max(0, replay.ends() - replay.position()) / pace));
        return pace <= 0 ? "         "
            : String.format(Locale.ROOT, "%d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
