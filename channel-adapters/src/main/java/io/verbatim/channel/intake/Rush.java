package io.verbatim.channel.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many lanes are handled at a time: as many as do good, until that keeps those waiting who bring messages. Feels its way: begins with one
 * for each processor when somebody comes, doubles them while processors have time, and halves them as soon as callers who came since the last
 * cut have waited for longer than a moment. A part of a lane is one lane for a part of the time.
 */
@Component
class Rush {
    private static final double BUSY = 0.75;
    private static final long MOMENT = Duration.ofMillis(10).toNanos();
    // Shorter, the load of the processors is nothing but chance: the system counts it in ticks of ten milliseconds.
    private static final long BETWEEN_CUTS = Duration.ofMillis(20).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
    private static final int EACH_PROCESSOR = 16;
    private static final double LEAST = 0.125;

    private final DoubleSupplier load;
    private final LongSupplier nanos;
    private final int processors;
    private double lanes;
    private boolean quiet = true;
    private int waiting;
    private int gone;
    private int answered;
    private long waited;
    private long looked;
    private long counted;
    private long measured;
    private boolean busy;

    @Autowired
    Rush() {
        this(Runtime.getRuntime().availableProcessors(), ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getCpuLoad,
            System::nanoTime);
    }

    /**
     * @param processors sixteen lanes for each at most
     * @param load       of the machine's processors since it was asked last, from 0 to 1; negative where nobody knows
     * @param nanos      tells the time
     */
    Rush(int processors, DoubleSupplier load, LongSupplier nanos) {
        this.processors = processors;
        this.load = load;
        this.nanos = nanos;
        this.lanes = EACH_PROCESSOR * processors;
        this.looked = nanos.getAsLong();
        this.counted = looked;
        this.measured = looked;
    }

    /** Answers since when this caller waits. */
    synchronized long begins() {
        waiting++;
        if (quiet) {
            quiet = false;
            lanes = Math.min(lanes, processors);
        }
        return nanos.getAsLong();
    }

    synchronized void ends(long since) {
        long now = nanos.getAsLong();
        waiting--;
        gone++;
        if (since >= counted) {
            answered++;
            waited += now - since;
        }
        if (now - counted >= BETWEEN_CUTS && answered > 0 && isLong()) {
            makeWay(now);
        }
    }

    /** How many lanes may be handled at this moment. */
    synchronized int lanes() {
        long now = nanos.getAsLong();
        if (now - looked >= BETWEEN_LOOKS) {
            look(now);
        }
        return lanes >= 1 ? (int) lanes : Math.floorMod(now, BETWEEN_LOOKS) < lanes * BETWEEN_LOOKS ? 1 : 0;
    }

    private void makeWay(long now) {
        if (isBusy(now)) {
            cut();
            looked = now;
        }
        count(now);
    }

    private void look(long now) {
        quiet = gone == 0 && waiting == 0;
        if (quiet) {
            lanes = EACH_PROCESSOR * processors;
        } else if (isBusy(now)) {
            if (isLong()) {
                cut();
            }
        } else if (gone > 0) {
            // Where callers wait and nobody is answered, processors have time because the store has none.
            lanes = Math.min(EACH_PROCESSOR * processors, lanes * 2);
        }
        looked = now;
        gone = 0;
        count(now);
    }

    // Only those who come from now on: others have waited for what is no more.
    private void count(long now) {
        counted = now;
        answered = 0;
        waited = 0;
    }

    private void cut() {
        lanes = Math.max(LEAST, lanes / 2);
    }

    // Where nobody was answered nobody knows for how long yet.
    private boolean isLong() {
        return answered == 0 || waited / answered > MOMENT;
    }

    private boolean isBusy(long now) {
        if (now - measured >= BETWEEN_CUTS) {
            double seen = load.getAsDouble();
            busy = seen < 0 || seen >= BUSY;
            measured = now;
        }
        return busy;
    }
}
