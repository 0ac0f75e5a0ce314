package io.verbatim.channel.replay;

import io.verbatim.channel.replay.Replay.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How fast a replay is: a mean in which what is ten seconds old counts for a third. */
final class Pace {
    private static final double MEMORY_SECONDS = 10;
    private static final double SHORTEST_SECONDS = 0.001;

    private final LongSupplier nanos;
    private long at;
    private long position;
    private long handled;
    private Progress progress;

    Pace(Replay replay, LongSupplier nanos) {
        this.nanos = nanos;
        this.at = nanos.getAsLong();
        this.position = replay.position();
        this.handled = replay.handled();
        this.progress = replay.progress();
    }

    /** Takes a step in that was just made. */
    Progress after(Step step) {
        long now = nanos.getAsLong();
        double seconds = Math.max(SHORTEST_SECONDS, (now - at) / (double) TimeUnit.SECONDS.toNanos(1));
        double weight = progress.equals(Progress.NONE) ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
        progress = new Progress(mean(progress.pace(), (step.position() - position) / seconds, weight),
            mean(progress.speed(), (step.handled() - handled) / seconds, weight));
        at = now;
        position = step.position();
        handled = step.handled();
        return progress;
    }

    private static double mean(double before, double now, double weight) {
        return before + (Math.max(0, now) - before) * weight;
    }
}
